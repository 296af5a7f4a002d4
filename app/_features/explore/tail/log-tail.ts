/** One line of a log as Loki tells it apart. */
export interface TailLine {
  id: string;
  /** Epoch nanoseconds as decimal digits: too large for a number. */
  tsNs: string;
  labels: unknown;
  body: string;
}

export interface LogTail {
  /** Oldest first. */
  lines: TailLine[];
  /** Time of the newest line that was seen. */
  newest: bigint;
  /** Time of the newest line that had to go: nothing as old comes in again. */
  dropped: bigint;
  /** How many had to go. */
  left: number;
  /** More was written between two looks than one look brings. */
  hasGap: boolean;
}

/** Most lines that are kept. */
export const MOST_LINES = 2_000;
/** Streams arrive in turn: a line may come after a later one of another stream. */
const LATE_MS = 3_000;

export const EMPTY_TAIL: LogTail = { lines: [], newest: 0n, dropped: 0n, left: 0, hasGap: false };

/** The part of a frame on the wire that is read here. */
interface WireFrame {
  schema?: { fields?: { name: string; type?: string }[] };
  data?: { values?: unknown[][]; nanos?: (number[] | null)[] };
}

/** The lines in an answer of Loki, in both shapes that its plugin has. */
export function tailLines(frames: readonly unknown[]): TailLine[] {
  return (frames as WireFrame[]).flatMap(({ schema, data }) => {
    const fields = schema?.fields ?? [];
    const at = (...names: string[]) => fields.findIndex(({ name }) => names.includes(name));
    const [time, body, labels] = [at("Time", "timestamp"), at("Line", "body"), at("labels")];
    const [id, tsNs] = [at("id"), at("tsNs")];
    const column = (index: number): unknown[] => data?.values?.[index] ?? [];
    if (time < 0 || body < 0) return [];
    return column(body).map((line, row) => {
      const nanos = String(data?.nanos?.[time]?.[row] ?? 0).padStart(6, "0");
      const written = column(tsNs)[row];
      const at = typeof written === "string" ? written : `${Math.trunc(Number(column(time)[row]))}${nanos}`;
      const known = column(id)[row];
      const text = String(line);
      return { id: known ? String(known) : `${at} ${text}`, tsNs: at, labels: column(labels)[row] ?? {}, body: text };
    });
  });
}

const byTime = (a: TailLine, b: TailLine): number => {
  const [left, right] = [BigInt(a.tsNs), BigInt(b.tsNs)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** A tail with one more look at the log. `limit` is how many lines that look could bring. */
export function withPage(tail: LogTail, page: readonly TailLine[], limit: number): LogTail {
  const known = new Set(tail.lines.map(({ id }) => id));
  const fresh: TailLine[] = [];
  for (const line of page) {
    if (known.has(line.id) || BigInt(line.tsNs) <= tail.dropped) continue;
    known.add(line.id);
    fresh.push(line);
  }
  const isFull = page.length >= limit;
  const hasGap = tail.hasGap || (isFull && tail.newest > 0n && page.every(({ tsNs }) => BigInt(tsNs) > tail.newest));
  if (fresh.length === 0) return hasGap === tail.hasGap ? tail : { ...tail, hasGap };
  const all = [...tail.lines, ...fresh].sort(byTime);
  const gone = all.slice(0, Math.max(0, all.length - MOST_LINES));
  const last = gone.at(-1);
  return {
    // What is as old as the newest that went goes with it, or it would come back with the next look.
    lines: last ? all.slice(gone.length).filter(({ tsNs }) => BigInt(tsNs) > BigInt(last.tsNs)) : all,
    newest: BigInt(all.at(-1)?.tsNs ?? 0),
    dropped: last ? BigInt(last.tsNs) : tail.dropped,
    left: tail.left + gone.length,
    hasGap,
  };
}

/** From when the next look has to read, in epoch milliseconds: a little before the newest line that is known. */
export function nextBound(tail: LogTail, start: number): number {
  if (tail.newest === 0n) return start;
  return Math.max(start, Number(tail.newest / 1_000_000n) - LATE_MS);
}

/** The lines as one frame on the wire, as Loki's plugin would have sent them. */
export function tailFrame({ lines }: LogTail): object {
  const field = (name: string, type: string) => ({ name, type, typeInfo: { frame: type } });
  return {
    schema: {
      refId: "A",
      meta: { custom: { frameType: "LabeledTimeValues" }, preferredVisualisationType: "logs" },
      fields: [
        field("labels", "other"),
        field("Time", "time"),
        field("Line", "string"),
        field("tsNs", "string"),
        field("id", "string"),
      ],
    },
    data: {
      values: [
        lines.map(({ labels }) => labels),
        lines.map(({ tsNs }) => Number(BigInt(tsNs) / 1_000_000n)),
        lines.map(({ body }) => body),
        lines.map(({ tsNs }) => tsNs),
        lines.map(({ id }) => id),
      ],
    },
  };
}
