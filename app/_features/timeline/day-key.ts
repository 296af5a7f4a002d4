const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Zones lie whole quarters of an hour apart, so no day begins within one. */
const QUARTER_MS = 15 * 60_000;
const MOST_KEPT = 2_000;
const kept = new Map<string, string>();

/** The calendar day of a moment in an IANA zone, as 2026-11-22; empty when the moment is none. */
export function dayKey(iso: string, timeZone: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return "";
  const quarter = `${timeZone} ${Math.floor(time / QUARTER_MS)}`;
  const known = kept.get(quarter);
  if (known !== undefined) return known;
  const day = formatterOf(timeZone).format(time);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(quarter, day);
  return day;
}
