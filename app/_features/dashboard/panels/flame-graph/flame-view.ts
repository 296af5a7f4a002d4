import type { FlameData } from "./flame-data";

export const BAR_PX = 20;
/** Narrower bars are not drawn: nobody can see or hit them. */
export const NARROWEST_PX = 0.5;

/** The part of the whole that fills the width, in the unit of the profile. */
export interface FlameWindow {
  from: number;
  to: number;
}

/** The bar that was zoomed to fills the width; without one, everything does. */
export function windowOf({ starts, values, total }: FlameData, zoomed: number | null): FlameWindow {
  if (zoomed === null) return { from: 0, to: total };
  const from = starts[zoomed] ?? 0;
  return { from, to: from + (values[zoomed] ?? 0) };
}

/** Where in the bars of a level the window begins. */
function firstIn(data: FlameData, rows: readonly number[], from: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle] ?? 0;
    if ((data.starts[row] ?? 0) + (data.values[row] ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bars of one level that can be seen, with their place in pixels. */
export function visibleBars(
  data: FlameData,
  level: number,
  { from, to }: FlameWindow,
  width: number,
): { row: number; x: number; width: number }[] {
  const rows = data.byLevel[level] ?? [];
  const scale = width / Math.max(to - from, Number.MIN_VALUE);
  const bars: { row: number; x: number; width: number }[] = [];
  for (let at = firstIn(data, rows, from); at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const start = data.starts[row] ?? 0;
    if (start >= to) break;
    const x = Math.max(0, (start - from) * scale);
    const right = Math.min(width, (start + (data.values[row] ?? 0) - from) * scale);
    if (right - x >= NARROWEST_PX) bars.push({ row, x, width: right - x });
  }
  return bars;
}

/** The bar under a point of the drawing, or null. */
export function barAt(data: FlameData, window: FlameWindow, width: number, x: number, y: number): number | null {
  const bar = visibleBars(data, Math.floor(y / BAR_PX), window, width).find(
    (each) => x >= each.x && x < each.x + each.width,
  );
  return bar?.row ?? null;
}

/** The bar that an arrow key leads to: up to the caller, down to the widest call, aside to a neighbour. */
export function neighbourOf(data: FlameData, row: number, key: string): number | null {
  const level = data.levels[row] ?? 0;
  if (key === "ArrowUp") return (data.parents[row] ?? -1) >= 0 ? (data.parents[row] ?? null) : null;
  if (key === "ArrowDown") {
    const below = (data.byLevel[level + 1] ?? []).filter((each) => data.parents[each] === row);
    return below.reduce<number | null>(
      (widest, each) => (widest === null || (data.values[each] ?? 0) > (data.values[widest] ?? 0) ? each : widest),
      null,
    );
  }
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  const beside = data.byLevel[level] ?? [];
  return step === 0 ? null : (beside[beside.indexOf(row) + step] ?? null);
}
