/** Where a dial begins and how far it goes round, in degrees clockwise from the right. */
export interface DialShape {
  start: number;
  sweep: number;
}

/** Open at the bottom, or closed and beginning at the top. */
export const DIALS: Record<"gauge" | "circle", DialShape> = {
  gauge: { start: 150, sweep: 240 },
  circle: { start: -90, sweep: 359.99 },
};

/** Where a value stands between the ends of a scale, from 0 to 1. */
export function fractionOf(value: number, min: number, max: number): number {
  const fraction = (value - min) / (max - min);
  return Number.isNaN(fraction) || max <= min ? 0 : Math.min(1, Math.max(0, fraction));
}

/** A circle that a dial is drawn on. */
export interface Ring {
  cx: number;
  cy: number;
  radius: number;
}

/** A point on the arc at a fraction of its length. */
export function pointAt({ cx, cy, radius }: Ring, shape: DialShape, fraction: number): { x: number; y: number } {
  const angle = ((shape.start + shape.sweep * fraction) * Math.PI) / 180;
  return { x: cx + radius * Math.cos(angle), y: cy + radius * Math.sin(angle) };
}

/** The path of the arc between two fractions. */
export function arcPath(ring: Ring, shape: DialShape, from: number, to: number): string {
  const start = pointAt(ring, shape, from);
  const end = pointAt(ring, shape, to);
  const large = (to - from) * shape.sweep > 180 ? 1 : 0;
  const round = (value: number) => Math.round(value * 100) / 100;
  const { radius } = ring;
  return `M${round(start.x)} ${round(start.y)}A${radius} ${radius} 0 ${large} 1 ${round(end.x)} ${round(end.y)}`;
}

/** A threshold as the gauge shows it: the stretch of the scale from its value to the next. */
export interface ThresholdStretch {
  from: number;
  to: number;
  color: string;
  value: number | null;
}

/** Thresholds as stretches of the arc. Percentages count from min to max; those outside the scale are left out. */
export function thresholdStretches(
  steps: readonly { value: number | null; color: string }[],
  percentage: boolean,
  min: number,
  max: number,
): ThresholdStretch[] {
  const place = (value: number | null): number =>
    value === null || value === Number.NEGATIVE_INFINITY
      ? 0
      : percentage
        ? fractionOf(value, 0, 100)
        : fractionOf(value, min, max);
  return steps
    .map((step, index) => {
      const next = steps[index + 1];
      return { from: place(step.value), to: next ? place(next.value) : 1, color: step.color, value: step.value };
    })
    .filter(({ from, to }) => to > from);
}

/** A piece of the bar. */
export interface Piece {
  from: number;
  to: number;
  lit: boolean;
}

/**
 * The bar as pieces: as many segments as are wanted with room between them, or one stretch from the neutral place to the
 * value. `spacing` is the share of a segment that stays empty.
 */
export function piecesOf(from: number, to: number, segments: number, spacing: number): Piece[] {
  const [low, high] = from <= to ? [from, to] : [to, from];
  if (segments <= 1) return high > low ? [{ from: low, to: high, lit: true }] : [];
  const room = 1 / segments;
  const gap = room * Math.min(0.9, Math.max(0, spacing));
  return Array.from({ length: segments }, (_, index) => {
    const middle = (index + 0.5) * room;
    return { from: index * room + gap / 2, to: (index + 1) * room - gap / 2, lit: middle >= low && middle <= high };
  });
}
