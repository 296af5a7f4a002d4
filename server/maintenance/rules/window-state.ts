/** Times are epoch milliseconds. */
export interface WindowTimes {
  startsAt: number;
  endsAt: number;
  cancelledAt: number | null;
}

/** A window runs from its start, which belongs to it, to its end, which does not; one that is cancelled never does. */
export function windowState({ startsAt, endsAt, cancelledAt }: WindowTimes, now: number) {
  // What was cancelled when it was over is over.
  if (cancelledAt !== null && cancelledAt < endsAt) return "cancelled";
  if (now < startsAt) return "planned";
  return now < endsAt ? "running" : "over";
}
