import type { ExploreRange } from "./explore-target";

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Lengths up to now that can be chosen. */
export const LENGTHS = ["5m", "15m", "1h", "3h", "6h", "12h", "1d", "2d", "7d"] as const;

/** A span as two moments in epoch milliseconds. */
export function absoluteRange(
  range: ExploreRange,
  dashboard: { from: number; to: number },
  now: number,
): { from: number; to: number } {
  if (range === "dashboard") return { from: Math.floor(dashboard.from), to: Math.ceil(dashboard.to) };
  if ("from" in range) return { from: Math.floor(range.from), to: Math.ceil(range.to) };
  const [, count = "1", unit = "h"] = /^(\d+)([mhd])$/.exec(range.last) ?? [];
  return { from: now - Number(count) * (UNITS[unit] ?? 0), to: now };
}
