import type { AbsoluteRange, Annotation, StoredAnnotationQuery } from "../contract";

const DAY = 86_400_000;
const MOST_REGIONS = 500;

interface Region {
  fromDayOfWeek?: number | null;
  toDayOfWeek?: number | null;
  from?: string | null;
  to?: string | null;
  timezone?: string | null;
  mode?: string | null;
}

/** Minutes after midnight of `HH:mm` or `HH`; null where nothing is set. */
function minutesOf(text: string | null | undefined): number | null {
  const match = /^(\d{1,2})(?::(\d{2}))?$/.exec(text?.trim() ?? "");
  return match ? Number(match[1]) * 60 + Number(match[2] ?? 0) : null;
}

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(epochMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(epochMs).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000 : 0;
}

/** The days of a week that a region starts on, Monday 1 to Sunday 7; without one, all of them. */
const startsOn = (region: Region, weekday: number): boolean =>
  !region.fromDayOfWeek || region.fromDayOfWeek === weekday;

function lengthOf(region: Region, start: number): number {
  const end = minutesOf(region.to) ?? (region.toDayOfWeek && !region.to ? 24 * 60 : start);
  const days = region.toDayOfWeek && region.fromDayOfWeek ? (region.toDayOfWeek - region.fromDayOfWeek + 7) % 7 : 0;
  const minutes = days * 24 * 60 + end - start;
  if (minutes > 0) return minutes * 60_000;
  return minutes < 0 ? (minutes + (region.fromDayOfWeek ? 7 * 24 * 60 : 24 * 60)) * 60_000 : 0;
}

/**
 * The marks of a stored query for recurring regions, such as office hours: Grafana's page makes them from the clock.
 * Null where the query is another one, or where the regions follow a cron expression.
 */
export function timeRegions(query: StoredAnnotationQuery, range: AbsoluteRange, timeZone: string): Annotation[] | null {
  const { queryType, timeRegion } = (query.target ?? {}) as { queryType?: unknown; timeRegion?: Region };
  if (queryType !== "timeRegions" || !timeRegion || timeRegion.mode === "cron") return null;
  const zone = timeRegion.timezone && timeRegion.timezone !== "browser" ? timeRegion.timezone : timeZone;
  const start = minutesOf(timeRegion.from) ?? 0;
  const length = lengthOf(timeRegion, start);
  const marks: Annotation[] = [];
  const firstDay = Math.floor((range.from + offsetAt(range.from, zone)) / DAY) - 7;
  for (let day = firstDay; marks.length < MOST_REGIONS; day++) {
    const local = day * DAY + start * 60_000;
    const time = local - offsetAt(local - offsetAt(local, zone), zone);
    if (time > range.to) break;
    const weekday = ((day + 3) % 7) + 1;
    if (!startsOn(timeRegion, weekday) || time + length < range.from) continue;
    const text = { title: "", text: query.name, tags: [] };
    marks.push({ id: `${query.name}-${day}`, time, timeEnd: time + length, ...text, panelId: 0 });
  }
  return marks;
}
