import { dateMath, dateTime, type DateTime } from "@grafana/data";

export interface Span {
  from: DateTime;
  to: DateTime;
}

/** A span as dashboards write it, `1h`, `7d/d` or `now-7d`, without the word for now; null when it is none. */
function spanText(text: string | null | undefined): string | null {
  const plain = text?.trim().replace(/^now-/, "") ?? "";
  return /^\d+[smhdwMQy](\/[smhdwMQy])?$/.test(plain) ? plain : null;
}

const before = (end: DateTime, span: string, roundUp: boolean): DateTime =>
  dateMath.parseDateMath(`-${span}`, dateTime(end), roundUp) ?? end;

/**
 * The span that a panel with time options of its own shows. Another length counts from now, and only while the
 * dashboard's own span moves with the time; a shift moves any span back. Source: Grafana's documentation of query
 * options, "relative time" and "time shift".
 */
export function shiftedRange(
  range: Span & { isRelative: boolean },
  timeFrom: string | null | undefined,
  timeShift: string | null | undefined,
  now: DateTime,
): Span {
  const length = range.isRelative ? spanText(timeFrom) : null;
  const span = length ? { from: before(now, length, false), to: dateTime(now) } : { from: range.from, to: range.to };
  const shift = spanText(timeShift);
  return shift ? { from: before(span.from, shift, false), to: before(span.to, shift, true) } : span;
}
