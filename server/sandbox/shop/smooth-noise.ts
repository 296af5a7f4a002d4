import { hashUnit } from "./hash-unit";

/** Value noise in [-1, 1] that wanders over `periodMs`: the same seed, channel and time give the same value. */
export function smoothNoise(seed: number, channel: number, timeMs: number, periodMs: number): number {
  const position = timeMs / periodMs;
  const left = Math.floor(position);
  const x = position - left;
  const ease = x * x * (3 - 2 * x);
  const a = hashUnit(seed, left, channel);
  const b = hashUnit(seed, left + 1, channel);
  return 2 * (a + (b - a) * ease) - 1;
}
