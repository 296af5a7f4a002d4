/** The part of a trace that is looked at, as fractions of the whole. */
export interface TimeView {
  from: number;
  to: number;
}

export const WHOLE: TimeView = { from: 0, to: 1 };
/** Nobody needs to see less than a millionth of a trace. */
const LEAST = 1e-6;

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** A part between two places, whichever comes first; a click without a drag is no part. */
export function viewBetween(a: number, b: number): TimeView | null {
  const [from, to] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))];
  return to - from < Math.max(LEAST, 0.003) ? null : { from, to };
}

/** The same part moved by a fraction of itself, or made shorter or longer around its middle. */
export function changedView({ from, to }: TimeView, change: { move?: number; scale?: number }): TimeView {
  const length = Math.max(LEAST, Math.min(1, (to - from) * (change.scale ?? 1)));
  const middle = (from + to) / 2 + (to - from) * (change.move ?? 0);
  const start = Math.max(0, Math.min(1 - length, middle - length / 2));
  return { from: start, to: start + length };
}
