export interface QuietHours {
  /** Wall-clock times; the first is quiet, the second is not. `from` after `to` goes over midnight. */
  from: string;
  to: string;
  /** IANA name. */
  timeZone: string;
}

/**
 * Whether the clock on the person's wall stands in their quiet hours. An hour that the clock shows twice is twice
 * quiet or twice not; one that it leaves out is missed.
 */
export function isQuiet({ from, to, timeZone }: QuietHours, now: Date): boolean {
  const wall = wallClock(timeZone, now);
  return from < to ? from <= wall && wall < to : wall >= from || wall < to;
}

/** `HH:MM`, so that times compare as text. */
function wallClock(timeZone: string, now: Date): string {
  const format = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-GB", format).format(now);
}
