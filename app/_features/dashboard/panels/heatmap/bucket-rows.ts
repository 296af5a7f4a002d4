import {
  FieldType,
  formattedValueToString,
  getFieldDisplayName,
  getValueFormat,
  outerJoinDataFrames,
  type DataFrame,
  type Field,
} from "@grafana/data";
import { HeatmapCellLayout, ScaleDistribution } from "@grafana/schema";
import type { BucketScale, HeatmapCells } from "./heatmap-cells";
import type { HeatmapOptions } from "./heatmap-options";

const upperEnd = (label: string): number => (label === "+Inf" ? Number.POSITIVE_INFINITY : Number(label));
const labelOf = (field: Field, frame: DataFrame): string => field.labels?.le ?? getFieldDisplayName(field, frame);

/** Least time between two columns; a minute where there is only one. */
function stepOf(times: readonly number[]): number {
  const gaps = times.slice(1).map((time, row) => time - times[row]!);
  const least = Math.min(...gaps.filter((gap) => gap > 0));
  return Number.isFinite(least) ? least : 60_000;
}

/** Ends of buckets on an axis of values, from labels that name their upper ends. */
function valuesOf(labels: readonly string[], scale: BucketScale): { low: number[]; high: number[] } {
  const high = labels.map(upperEnd);
  const low = high.map((_, at) =>
    at === 0 ? (scale.kind === "log" ? (high[0] ?? 1) / 2 : Math.min(0, high[0] ?? 0)) : high[at - 1]!,
  );
  return { low, high: high.map((end, at) => (Number.isFinite(end) ? end : low[at]! * 2 || 1)) };
}

/** Numbers that name buckets, in the unit of the axis if the panel sets one. */
function writtenLabels(labels: string[], { unit, decimals }: HeatmapOptions["yAxis"]): string[] {
  if (!unit && decimals === undefined) return labels;
  const write = getValueFormat(unit);
  const isFinite = (label: string): boolean => Number.isFinite(upperEnd(label));
  return labels.map((label) => (isFinite(label) ? formattedValueToString(write(upperEnd(label), decimals)) : label));
}

/**
 * Buckets that the data source has counted: each number over time is a bucket, its label is where the bucket ends (`le`)
 * or begins.
 */
export function bucketRows(
  frames: readonly DataFrame[],
  { rowsFrame, yAxis }: HeatmapOptions,
): HeatmapCells | undefined {
  const timed = frames.filter(({ fields }) => fields.some(({ type }) => type === FieldType.time));
  const isTime = ({ type }: Field): boolean => type === FieldType.time;
  const joined =
    timed.length > 1 ? outerJoinDataFrames({ frames: [...timed], joinBy: isTime, keepDisplayNames: true }) : timed[0];
  const time = joined?.fields.find(isTime);
  const buckets = joined?.fields.filter(({ type }) => type === FieldType.number) ?? [];
  if (!joined || !time || buckets.length === 0) return undefined;
  const numeric = buckets.every((field) => !Number.isNaN(upperEnd(labelOf(field, joined))));
  const ordered = buckets.every(({ labels }) => labels?.le !== undefined)
    ? buckets.toSorted((a, b) => upperEnd(labelOf(a, joined)) - upperEnd(labelOf(b, joined)))
    : buckets;
  const labels = ordered.map((field) => labelOf(field, joined));
  const layout = rowsFrame?.layout ?? HeatmapCellLayout.auto;
  const edge =
    layout === HeatmapCellLayout.ge
      ? "lower"
      : layout === HeatmapCellLayout.le || (layout === HeatmapCellLayout.auto && numeric)
        ? "upper"
        : "middle";
  const wanted = rowsFrame?.yBucketScale;
  const scale: BucketScale =
    !numeric || !wanted || wanted.type === ScaleDistribution.Ordinal
      ? { kind: "ordinal", labels: numeric ? writtenLabels(labels, yAxis) : labels, edge }
      : wanted.type === ScaleDistribution.Linear
        ? { kind: "linear" }
        : { kind: "log", base: wanted.log === 2 ? 2 : 10 };
  const ends =
    scale.kind === "ordinal"
      ? { low: labels.map((_, at) => at), high: labels.map((_, at) => at + 1) }
      : valuesOf(labels, scale);
  const times = time.values as number[];
  const step = stepOf(times);
  const cells: HeatmapCells = { x0: [], x1: [], y0: [], y1: [], counts: [], scale, countField: ordered[0] };
  times.forEach((at, row) =>
    ordered.forEach((field, bucket) => {
      const count = field.values[row] as number | null | undefined;
      if (typeof count !== "number" || !Number.isFinite(count)) return;
      // What is counted at a time was seen in the step before it.
      cells.x0.push(at - step);
      cells.x1.push(at);
      cells.y0.push(ends.low[bucket]!);
      cells.y1.push(ends.high[bucket]!);
      cells.counts.push(count);
    }),
  );
  return cells;
}
