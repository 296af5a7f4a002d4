/** A moment in words of the locale, in a time zone that is named; without one in the browser's. */
export function exactTime(at: Date | number, locale: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    // Named fields: what "medium" means differs between the server's and the browser's tables.
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return `${format.format(at)} ${format.resolvedOptions().timeZone}`;
}
