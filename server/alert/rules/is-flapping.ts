const WINDOW_MS = 3_600_000;
/** So many beginnings within an hour. */
export const FLAPPING_BEGINNINGS = 5;

/** True when an alert began again and again within the last hour. */
export function isFlapping(startsAt: readonly Date[], now: Date): boolean {
  const since = now.getTime() - WINDOW_MS;
  return startsAt.filter((start) => start.getTime() > since && start <= now).length >= FLAPPING_BEGINNINGS;
}
