import type { TraceRow } from "./trace-tree";

/** Parts of a span that the whole waited for; milliseconds like those of the spans. */
export type CriticalPath = ReadonlyMap<number, [from: number, to: number][]>;

interface Visit {
  row: number;
  /** The whole waits for this span until then. */
  until: number;
  /** Rows of its children, the last to end first. */
  children: number[];
  next: number;
}

const endOf = ({ span }: TraceRow): number => span.start + span.duration;

/**
 * What made a trace take as long as it did, by row: from the end of the first root backwards, always into the child
 * that ended last before.
 */
export function criticalPath(rows: readonly TraceRow[]): CriticalPath {
  const parts = new Map<number, [number, number][]>();
  const add = (row: number, from: number, to: number): void => {
    if (to > from) parts.set(row, [...(parts.get(row) ?? []), [from, to]]);
  };
  const visit = (row: number, until: number): Visit => {
    const { descendants, depth } = rows[row] ?? { descendants: 0, depth: 0 };
    const children: number[] = [];
    for (let child = row + 1; child <= row + descendants; child++) {
      if (rows[child]?.depth === depth + 1) children.push(child);
      child += rows[child]?.descendants ?? 0;
    }
    const end = (child: number): number => (rows[child] ? endOf(rows[child]) : 0);
    return { row, until, children: children.sort((a, b) => end(b) - end(a)), next: 0 };
  };

  const root = rows[0];
  const stack = root ? [visit(0, endOf(root))] : [];
  for (let at = stack.at(-1); at; at = stack.at(-1)) {
    const parent = rows[at.row];
    const child = at.children[at.next++];
    if (!parent) break;
    if (child === undefined) {
      add(at.row, parent.span.start, at.until);
      stack.pop();
      const above = stack.at(-1);
      if (above) above.until = Math.min(above.until, Math.max(parent.span.start, rows[above.row]?.span.start ?? 0));
      continue;
    }
    const row = rows[child];
    // What began after the moment that is waited for did not hold it up, and neither did what was over before its parent began.
    if (!row || row.span.start >= at.until || endOf(row) <= parent.span.start) continue;
    const end = Math.min(endOf(row), at.until);
    add(at.row, end, at.until);
    at.until = end;
    stack.push(visit(child, end));
  }
  return parts;
}
