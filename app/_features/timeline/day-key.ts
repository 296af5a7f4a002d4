const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The calendar day of a moment in an IANA zone, as 2026-11-22; empty when the moment is none. */
export function dayKey(iso: string, timeZone: string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? "" : formatterOf(timeZone).format(time);
}
