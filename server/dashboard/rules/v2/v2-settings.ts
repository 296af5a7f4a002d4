import { defined, jsonOf, jsonsOf, ownField, textOf, type Json } from "../json-values";
import { dataSourceOf } from "./data-query";

const CURSOR_SYNC: Readonly<Record<string, number>> = { Off: 0, Crosshair: 1, Tooltip: 2 };

/** What a dashboard of schema v2 says about itself and its time, under the classic names. */
export function v2Settings(stored: Json): Json {
  const time = jsonOf(stored.timeSettings);
  return {
    title: stored.title,
    description: stored.description,
    tags: stored.tags,
    graphTooltip: ownField(CURSOR_SYNC, textOf(stored.cursorSync)) ?? 0,
    timezone: time.timezone,
    weekStart: time.weekStart,
    fiscalYearStartMonth: time.fiscalYearStartMonth,
    refresh: time.autoRefresh,
    time: { from: time.from, to: time.to },
    timepicker: defined({
      refresh_intervals: time.autoRefreshIntervals,
      hidden: time.hideTimepicker,
      nowDelay: time.nowDelay,
      quick_ranges: time.quickRanges,
    }),
  };
}

/** Annotation queries of schema v2 in classic form: what the plugin asks is the `target`. */
export function v2Annotations(stored: unknown): Json[] {
  return jsonsOf(stored).map((annotation) => {
    const { query, legacyOptions, datasource, ...spec } = jsonOf(annotation.spec);
    const { spec: asked, ...source } = jsonOf(query);
    const target = jsonOf(asked);
    return {
      ...jsonOf(legacyOptions),
      ...spec,
      ...defined({
        datasource: dataSourceOf(source, datasource),
        target: Object.keys(target).length > 0 ? target : undefined,
      }),
    };
  });
}
