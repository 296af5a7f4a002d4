import { logLevel, type LogLevel } from "./log-level";

/** The part of a data frame that is read here. */
export interface LogFrame {
  refId?: string;
  length: number;
  fields: readonly {
    name: string;
    type: string;
    values: ArrayLike<unknown>;
    labels?: Record<string, string>;
    config?: { custom?: unknown };
    nanos?: readonly number[];
  }[];
}

/** One line of a log. */
export interface LogRow {
  id: string;
  /** Epoch milliseconds. */
  time: number;
  /** Nanoseconds beyond `time`, below a million. */
  nanos: number;
  body: string;
  level: LogLevel;
  labels: Record<string, string>;
  /** Where the line's other fields are found: links and units belong to the frame. */
  frame: number;
  row: number;
}

/** Longest line that is kept; what a browser breaks on is cut, and said. */
export const LONGEST_LINE = 100_000;

type Field = LogFrame["fields"][number];

const OWN_NAMES = new Set(["labels", "attributes", "id", "tsNs", "labelTypes", "severity", "level", "__labels"]);

const isHidden = (field: Field): boolean => (field.config?.custom as { hidden?: boolean } | undefined)?.hidden === true;

/** Loki's two shapes, and those of any other source: a time, then a text. */
export function logColumns(frame: LogFrame) {
  const named = (...names: string[]) => frame.fields.find((field) => names.includes(field.name));
  const time = named("timestamp", "Time") ?? frame.fields.find((field) => field.type === "time");
  const body =
    named("body", "Line", "line", "message") ??
    frame.fields.find((field) => field.type === "string" && !OWN_NAMES.has(field.name));
  if (!time || !body) return null;
  const others = frame.fields.filter(
    (field) => field !== time && field !== body && !OWN_NAMES.has(field.name) && !isHidden(field),
  );
  return { time, body, others, labels: named("labels", "attributes"), severity: named("severity", "level"), named };
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

/** Labels as texts; some sources write them as JSON. */
function textLabels(value: unknown): Record<string, string> {
  let labels = value;
  if (typeof value === "string") {
    try {
      labels = JSON.parse(value);
    } catch {
      return {};
    }
  }
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return {};
  return Object.fromEntries(Object.entries(labels).map(([name, text]) => [name, asText(text)]));
}

function nanosOf(tsNs: unknown, nanos: number | undefined): number {
  if (nanos) return nanos;
  return typeof tsNs === "string" && /^\d{7,}$/.test(tsNs) ? Number(tsNs.slice(-6)) : 0;
}

function rowsOf(frame: LogFrame, frameIndex: number): LogRow[] {
  const columns = logColumns(frame);
  if (!columns) return [];
  const { time, body, labels, severity, named } = columns;
  const [id, tsNs] = [named("id"), named("tsNs")];
  return Array.from({ length: frame.length }, (_, row) => {
    const text = asText(body.values[row]);
    const own = labels ? textLabels(labels.values[row]) : (body.labels ?? {});
    return {
      id: `${frame.refId ?? ""}-${String(id?.values[row] ?? row)}-${frameIndex}-${row}`,
      time: Number(time.values[row]),
      nanos: nanosOf(tsNs?.values[row], time.nanos?.[row]),
      body: text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE) : text,
      level: logLevel(severity?.values[row], own, text),
      labels: own,
      frame: frameIndex,
      row,
    };
  });
}

/** The lines of all frames, newest first unless told otherwise. Lines of the same moment keep the order they came in. */
export function logRows(frames: readonly LogFrame[], ascending: boolean): LogRow[] {
  const rows = frames.flatMap(rowsOf);
  const later = (a: LogRow, b: LogRow) => a.time - b.time || a.nanos - b.nanos;
  return rows.sort((a, b) => (ascending ? later(a, b) : later(b, a)));
}
