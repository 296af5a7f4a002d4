import type { Moment } from "@/server/command/contract/commands";

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
const DURATION = /^(?:\d{1,5}[mhdw]){1,4}$/;
const PART = /(\d+)([mhdw])/g;
const RELATIVE = /^([+-])((?:\d{1,5}[mhdw]){1,4})$/;
const CLOCK = /^(\d{1,2}):(\d{2})(Z)?$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/i;
const CLOCKS_AROUND = [-1, 0, 1] as const;
const DAY_MS = 86_400_000;

/** `30m`, `2h`, `1h30m`, `7d` in milliseconds; null where it is none. */
export function readDuration(text: string): number | null {
  if (!DURATION.test(text)) return null;
  let ms = 0;
  for (const [, count, unit] of text.matchAll(PART)) ms += Number(count) * (UNIT_MS[unit ?? ""] ?? 0);
  return ms;
}

/** The shortest way to write a duration of whole minutes. */
export function printDuration(ms: number): string {
  let left = ms;
  let text = "";
  for (const unit of ["d", "h", "m"]) {
    const size = UNIT_MS[unit] ?? 1;
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text || "0m";
}

/** `@14:05`, `@14:05Z`, `@-10m`, `@+30m`, `@2026-11-22T14:05Z`, each also without the @; null where it is none. */
export function readMoment(text: string): Moment | null {
  const written = text.startsWith("@") ? text.slice(1) : text;
  const relative = RELATIVE.exec(written);
  if (relative) {
    const ms = readDuration(relative[2] ?? "") ?? 0;
    return { kind: "relative", ms: relative[1] === "-" && ms !== 0 ? -ms : ms };
  }
  const clock = CLOCK.exec(written);
  if (clock) {
    const [hour, minute] = [Number(clock[1]), Number(clock[2])];
    return hour < 24 && minute < 60 ? { kind: "clock", hour, minute, utc: clock[3] !== undefined } : null;
  }
  if (!INSTANT.test(written)) return null;
  const at = new Date(written);
  return Number.isNaN(at.getTime()) ? null : { kind: "instant", at: at.toISOString() };
}

const twoDigits = (value: number): string => String(value).padStart(2, "0");

export function printMoment(moment: Moment): string {
  if (moment.kind === "instant") return `@${moment.at}`;
  if (moment.kind === "relative") return `@${moment.ms < 0 ? "-" : "+"}${printDuration(Math.abs(moment.ms))}`;
  return `@${twoDigits(moment.hour)}:${twoDigits(moment.minute)}${moment.utc ? "Z" : ""}`;
}

/** How far a zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB-u-ca-iso8601-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(at / 1_000) * 1_000;
}

/** An offset of 0 for a zone that this runtime does not know. */
function safeOffset(at: number, timeZone: string): number {
  try {
    return offsetAt(at, timeZone);
  } catch {
    return 0;
  }
}

/**
 * When that is. A clock is read in the zone given, on the day that puts it nearest to now on the side that is meant:
 * what happened lies behind, what is due lies ahead.
 */
export function momentAt(moment: Moment, now: Date, timeZone: string, side: "behind" | "ahead"): Date {
  if (moment.kind === "instant") return new Date(moment.at);
  if (moment.kind === "relative") return new Date(now.getTime() + moment.ms);
  const zone = moment.utc ? "UTC" : timeZone;
  const shown = now.getTime() + safeOffset(now.getTime(), zone);
  const midnight = Math.floor(shown / DAY_MS) * DAY_MS;
  const candidates = CLOCKS_AROUND.map((day) => {
    const local = midnight + day * DAY_MS + moment.hour * 3_600_000 + moment.minute * 60_000;
    const guess = local - safeOffset(local, zone);
    return local - safeOffset(guess, zone);
  });
  const fits = candidates.filter((at) => (side === "behind" ? at <= now.getTime() : at >= now.getTime()));
  const nearest = side === "behind" ? Math.max(...fits) : Math.min(...fits);
  return new Date(Number.isFinite(nearest) ? nearest : now.getTime());
}
