const STEPS: [limit: number, unit: string, ms: number][] = [
  [0.001, "ns", 1e-6],
  [1, "µs", 1e-3],
  [1_000, "ms", 1],
  [60_000, "s", 1_000],
  [3_600_000, "min", 60_000],
  [Infinity, "h", 3_600_000],
];

/** A length of time given in milliseconds, with three digits that count. */
export function durationText(ms: number): string {
  if (ms === 0) return "0 ms";
  const [, unit, size] = STEPS.find(([limit]) => Math.abs(ms) < limit) ?? [0, "ms", 1];
  const value = ms / size;
  return `${Number(value.toPrecision(3))} ${unit}`;
}
