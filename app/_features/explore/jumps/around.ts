const AROUND_MS = 15 * 60_000;

/** A quarter of an hour before and after a moment, in epoch milliseconds. */
export function around(time: number): { from: number; to: number } {
  return { from: Math.floor(time) - AROUND_MS, to: Math.ceil(time) + AROUND_MS };
}
