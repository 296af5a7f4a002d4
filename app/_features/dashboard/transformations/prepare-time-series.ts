import { DataFrameType, FieldType, outerJoinDataFrames, type DataFrame, type Field } from "@grafana/data";
import { splitSeries } from "./split-series";

/** As dashboards store them; `many` is what `multi` was called. */
export interface PrepareOptions {
  format?: "wide" | "multi" | "many" | "long";
}

function wide(frames: readonly DataFrame[]): DataFrame[] {
  const series = splitSeries(frames);
  const joined = outerJoinDataFrames({ frames: series });
  if (!joined) return [];
  const { refId } = series[0] ?? {};
  return [{ ...joined, refId, meta: { type: DataFrameType.TimeSeriesWide } }];
}

/** A row for each time and set of labels, with a column for each label and for each name of a value. */
function long(frames: readonly DataFrame[]): DataFrame[] {
  const series = splitSeries(frames);
  const rows = new Map<string, { time: number; labels: Record<string, string>; values: Map<string, unknown> }>();
  const value = ({ fields }: DataFrame): Field | undefined => fields[1];
  for (const frame of series) {
    const field = value(frame);
    const { labels = {}, name = "" } = field ?? {};
    const about = JSON.stringify(Object.entries(labels).sort());
    frame.fields[0]?.values.forEach((time: number, row) => {
      const id = `${time} ${about}`;
      const known = rows.get(id) ?? { time, labels, values: new Map<string, unknown>() };
      known.values.set(name, field?.values[row]);
      rows.set(id, known);
    });
  }
  const [first] = series;
  const time = first?.fields[0];
  if (!first || !time) return [];
  const ordered = [...rows.values()].sort((a, b) => a.time - b.time);
  const keys = [...new Set(series.flatMap((frame) => Object.keys(value(frame)?.labels ?? {})))];
  const names = new Map(series.map((frame) => [value(frame)?.name ?? "", value(frame)]));
  const fields: Field[] = [
    { ...time, values: ordered.map((row) => row.time) },
    ...keys.map((key) => ({
      name: key,
      type: FieldType.string,
      config: {},
      values: ordered.map(({ labels }) => labels[key] ?? null),
    })),
    ...[...names].map(([name, field]) => ({
      name,
      type: field?.type ?? FieldType.number,
      // A name that the data source gave is one series' own.
      config: { ...field?.config, displayNameFromDS: undefined },
      values: ordered.map(({ values }) => values.get(name) ?? null),
    })),
  ];
  return [{ refId: first.refId, meta: { type: DataFrameType.TimeSeriesLong }, fields, length: ordered.length }];
}

/**
 * Brings time series into the form that a panel needs: one frame for all, one for each, or rows.
 *
 * @see https://grafana.com/docs/grafana/latest/panels-visualizations/query-transform-data/transform-data/#prepare-time-series
 */
export function prepareTimeSeries(frames: DataFrame[], { format = "wide" }: PrepareOptions): DataFrame[] {
  if (frames.length === 0) return frames;
  if (format === "wide") return wide(frames);
  return format === "long" ? long(frames) : splitSeries(frames);
}
