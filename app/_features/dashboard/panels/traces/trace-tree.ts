import type { TraceSpan } from "./trace-spans";

/** One row of a trace: a span, how deep it stands, and how many rows below it are its own. */
export interface TraceRow {
  span: TraceSpan;
  depth: number;
  descendants: number;
  children: number;
  /** It names a parent that the trace does not hold, or that would close a circle. */
  isOrphan: boolean;
}

/** A trace in the order in which it is drawn: every span stands behind its parent, siblings by their start. */
export interface TraceTree {
  rows: TraceRow[];
  /** The span of the whole, in epoch milliseconds. */
  start: number;
  end: number;
  /** In the order of their first span. */
  services: string[];
  errors: number;
  depth: number;
}

const byStart = (a: number, b: number, spans: readonly TraceSpan[]): number =>
  (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0) || a - b;

/** Which spans stand under which. Ids may repeat: the first that bears one is the parent. */
function childrenOf(spans: readonly TraceSpan[]): { children: number[][]; roots: number[]; orphans: Set<number> } {
  const first = new Map<string, number>();
  spans.forEach(({ id }, index) => !first.has(id) && first.set(id, index));
  const children: number[][] = spans.map(() => []);
  const roots: number[] = [];
  const orphans = new Set<number>();
  spans.forEach(({ parentId }, index) => {
    const parent = parentId === null ? undefined : first.get(parentId);
    if (parent !== undefined && parent !== index) return children[parent]?.push(index);
    if (parentId !== null) orphans.add(index);
    return roots.push(index);
  });
  return { children, roots, orphans };
}

/** Whatever the parents say, every span is drawn exactly once: circles are opened at their earliest span. */
export function traceTree(spans: readonly TraceSpan[]): TraceTree {
  const { children, roots, orphans } = childrenOf(spans);
  const sorted = (indexes: number[]) => indexes.sort((a, b) => byStart(a, b, spans));
  const seen = new Uint8Array(spans.length);
  const rows: TraceRow[] = [];

  /** Goes down without recursion: some traces are one chain of ten thousand. */
  function draw(root: number): void {
    const stack = [{ index: root, depth: 0, row: -1 }];
    while (stack.length > 0) {
      const { index, depth, row } = stack.pop() ?? { index: 0, depth: 0, row: -1 };
      if (row >= 0) {
        const drawn = rows[row];
        if (drawn) drawn.descendants = rows.length - 1 - row;
        continue;
      }
      if (seen[index]) continue;
      seen[index] = 1;
      const span = spans[index];
      if (!span) continue;
      const own = sorted(children[index] ?? []).filter((child) => !seen[child]);
      stack.push({ index, depth, row: rows.length });
      rows.push({ span, depth, descendants: 0, children: own.length, isOrphan: orphans.has(index) });
      for (const child of own.toReversed()) stack.push({ index: child, depth: depth + 1, row: -1 });
    }
  }

  sorted(roots).forEach(draw);
  for (const index of sorted(spans.map((_, at) => at).filter((at) => !seen[at]))) {
    if (seen[index]) continue;
    orphans.add(index);
    draw(index);
  }

  const timed = spans.filter(({ start }) => start > 0);
  return {
    rows,
    start: timed.reduce((least, span) => Math.min(least, span.start), timed.length > 0 ? Infinity : 0),
    end: timed.reduce((most, { start, duration }) => Math.max(most, start + duration), 0),
    services: [...new Set(rows.map(({ span }) => span.service))],
    errors: spans.filter(({ isError }) => isError).length,
    depth: rows.reduce((most, row) => Math.max(most, row.depth + 1), 0),
  };
}
