const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB-u-ca-iso8601-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(at / 1_000) * 1_000;
}

/**
 * The moments that a clock on the wall may mean, in epoch milliseconds. They differ where clocks are changed: an hour
 * that comes twice has two, and one that is left out means what it would be by the clocks before and after.
 * @param local such as `2026-03-29T02:30`
 */
export function instantsOfClock(local: string, timeZone: string): { earliest: number; latest: number } {
  const asUtc = Date.parse(`${local}:00Z`);
  const around = [asUtc - DAY_MS, asUtc, asUtc + DAY_MS].map((at) => offsetAt(at, timeZone));
  const all = [...new Set(around)].map((offset) => asUtc - offset);
  const shown = all.filter((at) => at + offsetAt(at, timeZone) === asUtc);
  const meant = shown.length > 0 ? shown : all;
  return { earliest: Math.min(...meant), latest: Math.max(...meant) };
}
