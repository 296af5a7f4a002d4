const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** A time as a field of the type `datetime-local` takes it, on the reader's clock; empty for none. */
export function toLocalInput(at: string | null): string {
  if (at === null) return "";
  const time = new Date(at);
  const day = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join("-");
  return `${day}T${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

/** What such a field holds, as RFC 3339 in UTC; null for nothing. */
export function fromLocalInput(text: string): string | null {
  const time = new Date(text);
  return text === "" || Number.isNaN(time.getTime()) ? null : time.toISOString();
}
