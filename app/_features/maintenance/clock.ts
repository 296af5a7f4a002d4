import { instantsOfClock } from "@/server/maintenance/rules/instants-of-clock";

/** What a clock on the wall of a zone shows at a moment, to the minute: `2026-03-29T02:30`. */
function wallClock(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-GB-u-ca-iso8601-hc-h23", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const [year, month, day, hour, minute] = (["year", "month", "day", "hour", "minute"] as const).map((type) =>
    parts.get(type),
  );
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

export const clock = {
  wall: wallClock,
  isZone(timeZone: string): boolean {
    try {
      return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
    } catch {
      return false;
    }
  },
  /** Whether clocks are changed then: an hour is left out (`gap`), or comes twice (`overlap`). */
  change(local: string, timeZone: string): "gap" | "overlap" | null {
    const { earliest, latest } = instantsOfClock(local, timeZone);
    if (earliest === latest) return null;
    return wallClock(earliest, timeZone) === local ? "overlap" : "gap";
  },
  /** The next whole quarter of an hour. */
  soon(now: number): number {
    const quarter = 900_000;
    return Math.ceil(now / quarter) * quarter;
  },
};
