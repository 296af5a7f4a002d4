/** One value of a pie. */
export interface PieValue {
  name: string;
  /** NaN where there is none. */
  value: number;
  color: string;
}

/** One slice; angles in radians, clockwise from the top. */
export interface PieSlice<V extends PieValue> {
  item: V;
  start: number;
  end: number;
  /** Part of the whole, 0 to 1. */
  share: number;
}

export type PieSort = "asc" | "desc" | "none";

/** Most slices that are drawn: more cannot be told apart. */
export const MOST_SLICES = 500;

/** In the order that the author chose; values that are no numbers come last. */
export function sortedValues<V extends PieValue>(values: readonly V[], sort: PieSort): V[] {
  if (sort === "none") return [...values];
  const sign = sort === "asc" ? 1 : -1;
  const rank = (value: number): number => (Number.isFinite(value) ? sign * value : Infinity);
  return values.toSorted((a, b) => {
    const [left, right] = [rank(a.value), rank(b.value)];
    return left === right ? 0 : left - right;
  });
}

/** The slices of the values above zero: a share of less than nothing cannot be drawn. */
export function pieSlices<V extends PieValue>(values: readonly V[]): { slices: PieSlice<V>[]; total: number } {
  const drawn = values.filter(({ value }) => Number.isFinite(value) && value > 0).slice(0, MOST_SLICES);
  const total = drawn.reduce((sum, { value }) => sum + value, 0);
  let at = 0;
  const slices = drawn.map((item) => {
    const start = at;
    const share = item.value / total;
    at += share * 2 * Math.PI;
    return { item, start, end: at, share };
  });
  return { slices, total };
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Where an angle meets a circle around the origin. */
export function pointAt(angle: number, radius: number): [x: number, y: number] {
  return [round(Math.sin(angle) * radius), round(-Math.cos(angle) * radius)];
}

/** The outline of a slice as an SVG path around the origin; `inner` is 0 for a pie. */
export function slicePath(start: number, end: number, inner: number, outer: number): string {
  // An arc whose ends meet is none: a whole circle is drawn as two halves.
  if (end - start >= 2 * Math.PI - 1e-6) {
    const half = start + Math.PI;
    return slicePath(start, half, inner, outer) + slicePath(half, start + 2 * Math.PI - 1e-4, inner, outer);
  }
  const large = end - start > Math.PI ? 1 : 0;
  const [x0, y0] = pointAt(start, outer);
  const [x1, y1] = pointAt(end, outer);
  const outside = `M${x0},${y0}A${outer},${outer},0,${large},1,${x1},${y1}`;
  if (inner <= 0) return `${outside}L0,0Z`;
  const [x2, y2] = pointAt(end, inner);
  const [x3, y3] = pointAt(start, inner);
  return `${outside}L${x2},${y2}A${inner},${inner},0,${large},0,${x3},${y3}Z`;
}

/** How wide a text around a point may be until it leaves the circle, in pixels. */
export function labelRoom(x: number, y: number, radius: number): number {
  return 2 * Math.max(0, Math.sqrt(Math.max(0, radius * radius - y * y)) - Math.abs(x));
}
