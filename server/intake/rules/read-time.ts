const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

/** Alerts of one call mostly began together: the same text is read once. */
let last: { text: string; time: string | null } = { text: "", time: null };

/** A time as RFC 3339 in UTC, to the millisecond; null for what is none. */
export function readTime(value: unknown): string | null {
  if (typeof value !== "string") return null;
  if (value !== last.text) last = { text: value, time: readOnce(value) };
  return last.time;
}

function readOnce(text: string): string | null {
  if (!RFC_3339.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
