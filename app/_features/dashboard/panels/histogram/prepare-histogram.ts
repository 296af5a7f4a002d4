import {
  FieldType,
  buildHistogram,
  getFieldDisplayName,
  getHistogramFields,
  joinHistograms,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
  type HistogramFields,
} from "@grafana/data";
import { limitSeries } from "../chart/limit-series";
import { MOST_SERIES } from "../timeseries/prepare-series";
import type { HistogramOptions } from "./histogram-options";

interface PreparedHistogram {
  /** Lower ends of the buckets first, then how many values of each series are in them. */
  frame: DataFrame;
  /** Ends of each bucket along the axis: its values, or its place in the row when buckets differ in size. */
  places: { from: number; to: number }[];
  /** The upper ends. */
  xMax: Field;
  /** Whether places are values of the axis. */
  linear: boolean;
  shown: number;
  total: number;
}

/** Sizes that differ by less are equal: they were computed. */
const EPSILON = 1e-6;

function counted(
  frames: readonly DataFrame[],
  options: HistogramOptions,
  theme: GrafanaTheme2,
): HistogramFields | null {
  const ready = frames.map((frame) => getHistogramFields(frame)).filter((found) => found !== undefined);
  if (ready.length > 0 && ready.length === frames.length) return ready.length === 1 ? ready[0]! : joinHistograms(ready);
  const values = frames.filter(({ fields }) =>
    fields.some(
      ({ type, values: found }) => type === FieldType.number && found.some((value) => Number.isFinite(value)),
    ),
  );
  return values.length > 0 ? buildHistogram(values, options, theme) : null;
}

function placesOf(
  min: readonly unknown[],
  max: readonly unknown[],
): { linear: boolean; places: { from: number; to: number }[] } {
  const ends = min.map((from, row) => ({ from: Number(from), to: Number(max[row]) }));
  const size = (ends[0]?.to ?? 0) - (ends[0]?.from ?? 0);
  const linear = ends.every(({ from, to }) => Math.abs(to - from - size) <= Math.abs(size) * EPSILON && to > from);
  return { linear, places: linear ? ends : ends.map((_, row) => ({ from: row, to: row + 1 })) };
}

/** How many values lie in each bucket: counted here, or taken from an answer that consists of buckets. */
export function prepareHistogram(
  frames: readonly DataFrame[],
  options: HistogramOptions,
  theme: GrafanaTheme2,
): PreparedHistogram | { problem: "noNumber" } {
  const limited = limitSeries(
    frames.filter(({ length }) => length > 0),
    MOST_SERIES,
  );
  const found = counted(limited.frames, options, theme);
  if (!found || found.counts.length === 0) return { problem: "noNumber" };
  const { xMin, xMax } = found;
  const counts = found.counts.map((field, at) => ({
    ...field,
    state: {
      ...field.state,
      displayName: getFieldDisplayName(field, { ...frames[0]!, fields: found.counts }, [...frames]),
      origin: { frameIndex: 0, fieldIndex: at + 1 },
    },
  }));
  return {
    frame: { length: xMin.values.length, fields: [xMin, ...counts] },
    xMax,
    ...placesOf(xMin.values, xMax.values),
    shown: limited.shown,
    total: limited.total,
  };
}
