const DIGITS = [1, 2, 2.5, 5, 10];
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const times = (unit: number, ...counts: number[]): number[] => counts.map((count) => count * unit);
const TIMES = [
  times(1, 1, 2, 5, 10, 20, 50, 100, 200, 500),
  times(SECOND, 1, 2, 5, 10, 15, 30),
  times(MINUTE, 1, 2, 5, 10, 15, 30),
  times(HOUR, 1, 2, 3, 6, 12, 24, 48),
].flat();

/** The least step of 1, 2, 2.5 or 5 times a power of ten that is not smaller. */
export function niceStep(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return (DIGITS.find((digit) => digit * power >= least) ?? 10) * power;
}

/** The least step in milliseconds that clocks and calendars know and that is not smaller. */
export function niceTimeStep(least: number): number {
  return TIMES.find((step) => step >= least) ?? Math.ceil(least / (24 * HOUR)) * 24 * HOUR;
}
