const MINUTE_MS = 60_000;
/** Shorter ones would be written again and again. */
const LEAST_MINUTES = 15;

/** How a silence that is bound to an incident goes on while that is open. Times are epoch milliseconds. */
export const extension = {
  /** By how many minutes it is extended each time, where it was wanted for so many. */
  minutes: (wanted: number): number => Math.max(wanted, LEAST_MINUTES),
  /** Its new end; null while half of an extension or more is left. */
  end: (endsAt: number, minutes: number, now: number): number | null => {
    const step = minutes * MINUTE_MS;
    return endsAt < now + step / 2 ? now + step : null;
  },
};
