const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What led to it, and what came of it. */
const BEFORE_MS = 45 * MINUTE_MS;
const AFTER_MS = 15 * MINUTE_MS;
/** Of what still fires: spans that go on with the clock, as people choose them. */
const GOING_ON = [
  ["now-1h", HOUR_MS],
  ["now-6h", 6 * HOUR_MS],
  ["now-24h", DAY_MS],
  ["now-2d", 2 * DAY_MS],
  ["now-7d", 7 * DAY_MS],
] as const;

/** What is looked at of an alert: `from` and `to` as a time range takes them, and when it begins and ends by the clock. */
export interface AlertSpan {
  from: string;
  to: string;
  startsAt: string;
  /** Null where it goes on with the clock. */
  endsAt: string | null;
}

const iso = (time: number): string => new Date(time).toISOString();

/** The time around the newest firing: until now while it fires, and until a little after its end. `now` in epoch ms. */
export function alertSpan({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }, now: number): AlertSpan {
  const begin = Date.parse(startsAt) - BEFORE_MS;
  if (endsAt === null) {
    const longest = GOING_ON[GOING_ON.length - 1] ?? GOING_ON[0];
    const [from, length] = GOING_ON.find(([, each]) => now - each <= begin) ?? longest;
    return { from, to: "now", startsAt: iso(now - length), endsAt: null };
  }
  // A firing of weeks is looked at from its end.
  const after = Date.parse(endsAt) + AFTER_MS;
  const end = Math.min(now, after);
  const start = Math.min(Math.max(begin, end - 7 * DAY_MS), end - MINUTE_MS);
  const isPast = after <= now;
  return {
    from: iso(start),
    to: isPast ? iso(end) : "now",
    startsAt: iso(start),
    endsAt: isPast ? iso(end) : null,
  };
}
