/** What spreadsheets take for the beginning of a formula, full-width forms too. */
const FORMULA = /^[\s"']*[=+\-@|\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * A cell of CSV (RFC 4180). What a spreadsheet would run gets an apostrophe before it, which makes a text of it; a
 * number may stand as it is.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
