const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const DATE = /^(?:(\d{4})[-/])?(\d{1,2})[-/](\d{1,2})$/;
const YEAR_MS = 366 * 86_400_000;

interface Clock {
  hours: number;
  minutes: number;
  seconds: number;
}

function clockOf(text: string): Clock | null {
  const [, hours, minutes, seconds = "0"] = (TIME.exec(text) ?? []).map((part) => part ?? "0");
  if (hours === undefined || minutes === undefined) return null;
  const clock = { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
  return clock.hours < 24 && clock.minutes < 60 && clock.seconds < 60 ? clock : null;
}

/** The day as it was written; without a year the last such day. Null for one that no calendar has. */
function dayOf(text: string, now: Date): Date | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [month, day] = [Number(match[2]) - 1, Number(match[3])];
  const date = new Date(match[1] ? Number(match[1]) : now.getFullYear(), month, day);
  if (date.getMonth() !== month || date.getDate() !== day) return null;
  if (!match[1] && date.getTime() > now.getTime()) date.setFullYear(date.getFullYear() - 1);
  return date;
}

/**
 * The moment that somebody typed, on this machine's clock: `02:51`, `@02:51`, `2026-11-22`, `11/22 02:51`. A time without
 * a day is the last such time. Null when it is none of these, or lies out of any reach.
 */
export function parseMoment(text: string, now: Date): Date | null {
  const parts = text.trim().replace(/^@\s*/, "").replace("T", " ").split(/\s+/u);
  const [first = "", second] = parts;
  if (parts.length > 2 || first === "") return null;
  const clock = clockOf(second ?? first);
  const day = dayOf(first, now);
  if (second !== undefined ? !clock || !day : !clock && !day) return null;
  const moment = new Date(day ?? now);
  moment.setHours(clock?.hours ?? 0, clock?.minutes ?? 0, clock?.seconds ?? 0, 0);
  if (!day && moment.getTime() > now.getTime()) moment.setDate(moment.getDate() - 1);
  return moment.getTime() > now.getTime() + YEAR_MS ? null : moment;
}
