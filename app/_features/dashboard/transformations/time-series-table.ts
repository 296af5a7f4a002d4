import { FieldType, ReducerID, reduceField, type DataFrame } from "@grafana/data";
import { splitSeries } from "./split-series";

/** As dashboards store them, by the query whose series they are about. */
export type TimeSeriesTableOptions = Record<string, { stat?: ReducerID } | undefined>;

/**
 * A row for each series: its labels, and its course with one value worked out from it. One table for each query.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/#time-series-to-table-transform
 */
export function timeSeriesTable(frames: DataFrame[], options: TimeSeriesTableOptions): DataFrame[] {
  const byQuery = new Map<string, DataFrame[]>();
  for (const frame of splitSeries(frames)) {
    const { refId = "" } = frame;
    byQuery.set(refId, [...(byQuery.get(refId) ?? []), frame]);
  }
  return [...byQuery].map(([refId, series]): DataFrame => {
    const stat = options[refId]?.stat ?? ReducerID.lastNotNull;
    const keys = [...new Set(series.flatMap(({ fields }) => Object.keys(fields[1]?.labels ?? {})))];
    const courses = series.map((frame) => {
      const [, field] = frame.fields;
      const value = field ? (reduceField({ field, reducers: [stat] })[stat] as number | null | undefined) : null;
      return { ...frame, value: value ?? null };
    });
    return {
      refId,
      length: series.length,
      fields: [
        ...keys.map((key) => ({
          name: key,
          type: FieldType.string,
          config: {},
          values: series.map(({ fields }) => fields[1]?.labels?.[key] ?? null),
        })),
        { name: refId ? `Trend #${refId}` : "Trend", type: FieldType.frame, config: {}, values: courses },
      ],
    };
  });
}
