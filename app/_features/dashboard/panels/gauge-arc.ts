/** The gauge is open at the bottom: degrees clockwise from the right. */
const START = 150;
const SWEEP = 240;

/** Where a value stands between the ends of a scale, from 0 to 1. */
export function fractionOf(value: number, min: number, max: number): number {
  const fraction = (value - min) / (max - min);
  return Number.isNaN(fraction) || max <= min ? 0 : Math.min(1, Math.max(0, fraction));
}

/** A point on the arc at a fraction of its length. */
export function pointAt(cx: number, cy: number, radius: number, fraction: number): { x: number; y: number } {
  const angle = ((START + SWEEP * fraction) * Math.PI) / 180;
  return { x: cx + radius * Math.cos(angle), y: cy + radius * Math.sin(angle) };
}

/** The path of the arc between two fractions. */
export function arcPath(cx: number, cy: number, radius: number, from: number, to: number): string {
  const start = pointAt(cx, cy, radius, from);
  const end = pointAt(cx, cy, radius, to);
  const large = (to - from) * SWEEP > 180 ? 1 : 0;
  const round = (value: number) => Math.round(value * 100) / 100;
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
