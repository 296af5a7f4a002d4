import { defined, isJson, jsonOf, jsonsOf, numberOf, textOf, textsOf, type Json } from "../json-values";

const LAST_MOMENT = 8_640_000_000_000_000;

/** An end of the span: relative, a date, or (in old ones) epoch milliseconds. */
function endOf(stored: unknown): string | undefined {
  if (typeof stored === "string") return stored === "" ? undefined : stored;
  const ms = numberOf(stored);
  return ms === null || Math.abs(ms) > LAST_MOMENT ? undefined : new Date(ms).toISOString();
}

function timeOf(stored: unknown): Json | undefined {
  const { from, to } = jsonOf(stored);
  const [start, end] = [endOf(from), endOf(to)];
  return start && end ? { from: start, to: end } : undefined;
}

/** Before Grafana 3 the time picker was one of the panels of navigation. */
const pickerOf = ({ timepicker, nav }: Json): Json =>
  isJson(timepicker) ? timepicker : (jsonsOf(nav).find(({ type }) => type === "timepicker") ?? {});

/** What a classic dashboard says about itself and its time, in the form of schema version 42. */
export function migrateSettings(stored: Json): Json {
  const { refresh_intervals: intervals, hidden, nowDelay, quick_ranges } = pickerOf(stored);
  return defined({
    title: textOf(stored.title),
    description: textOf(stored.description) || undefined,
    tags: textsOf(stored.tags),
    timezone: typeof stored.timezone === "string" ? stored.timezone : undefined,
    weekStart: textOf(stored.weekStart) || undefined,
    fiscalYearStartMonth: numberOf(stored.fiscalYearStartMonth),
    graphTooltip: numberOf(stored.graphTooltip) ?? (stored.sharedCrosshair === true ? 1 : 0),
    refresh: textOf(stored.refresh),
    time: timeOf(stored.time),
    timepicker: defined({
      refresh_intervals: Array.isArray(intervals) ? textsOf(intervals) : undefined,
      hidden: hidden === true ? true : undefined,
      nowDelay: textOf(nowDelay) || undefined,
      quick_ranges,
    }),
  });
}
