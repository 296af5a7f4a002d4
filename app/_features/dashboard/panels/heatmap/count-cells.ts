import { FieldType, rangeUtil, type DataFrame } from "@grafana/data";
import {
  HeatmapCalculationMode,
  ScaleDistribution,
  type HeatmapCalculationBucketConfig,
  type HeatmapCalculationOptions,
} from "@grafana/schema";
import type { BucketScale, HeatmapCells } from "./heatmap-cells";
import { niceStep, niceTimeStep } from "./nice-step";

/** Buckets along an axis where nothing is set. */
const COLUMNS = 30;
const ROWS = 20;
/** More buckets than these along one axis cannot be told apart. */
const MOST = 2_000;

/** Puts a value into a bucket: returns its ends. */
type Bucketing = (value: number) => [from: number, to: number] | undefined;

function evenly(size: number): Bucketing {
  return (value) => {
    const step = Math.floor(value / size + 1e-9);
    return [step * size, (step + 1) * size];
  };
}

function byPowers(base: number, split: number): Bucketing {
  const unit = Math.log(base) / split;
  return (value) => {
    if (value <= 0) return undefined;
    const step = Math.floor(Math.log(value) / unit + 1e-9);
    return [Math.exp(step * unit), Math.exp((step + 1) * unit)];
  };
}

function durationOf(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number)) return number;
  try {
    return rangeUtil.intervalToMs(text);
  } catch {
    return Number.NaN;
  }
}

function columnSize(config: HeatmapCalculationBucketConfig | undefined, span: number): number {
  const set = config?.value
    ? config.mode === HeatmapCalculationMode.Count
      ? span / Number(config.value)
      : durationOf(config.value)
    : Number.NaN;
  const size = set > 0 ? set : niceTimeStep(span / COLUMNS);
  return Math.max(size, span / MOST);
}

function rowsOf(
  config: HeatmapCalculationBucketConfig | undefined,
  low: number,
  high: number,
): { scale: BucketScale; bucket: Bucketing } {
  const { scale, value, mode } = config ?? {};
  const set = Number(value);
  if (scale?.type === ScaleDistribution.Log) {
    const base = scale.log === 2 ? 2 : 10;
    return { scale: { kind: "log", base }, bucket: byPowers(base, set > 0 ? Math.min(set, 20) : 2) };
  }
  // Less than this cannot be told apart at that size.
  const span = Math.max(high - low || Math.abs(high), Math.max(Math.abs(low), Math.abs(high)) * 1e-9, 1e-300) || 1;
  const wanted = !(set > 0) ? niceStep(span / ROWS) : mode === HeatmapCalculationMode.Count ? span / set : set;
  return { scale: { kind: "linear" }, bucket: evenly(Math.max(wanted, span / MOST)) };
}

/** Counts how many values fall into each rectangle of time and value. `range` is in epoch milliseconds. */
export function countCells(
  frames: readonly DataFrame[],
  calculation: HeatmapCalculationOptions | undefined,
  range: { from: number; to: number },
): HeatmapCells | undefined {
  const series = frames.flatMap(({ fields }) => {
    const time = fields.find(({ type }) => type === FieldType.time);
    return time ? fields.filter(({ type }) => type === FieldType.number).map((field) => ({ time, field })) : [];
  });
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { field } of series)
    for (const value of field.values as number[])
      if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (!Number.isFinite(low)) return undefined;
  const column = evenly(columnSize(calculation?.xBuckets, Math.max(1, range.to - range.from)));
  const { scale, bucket } = rowsOf(calculation?.yBuckets, low, high);
  const found = new Map<string, [x: [number, number], y: [number, number], count: number]>();
  for (const { time, field } of series) {
    field.values.forEach((value: unknown, row) => {
      const at = time.values[row] as number | null;
      if (typeof value !== "number" || !Number.isFinite(value) || at === null) return;
      const [x, y] = [column(at), bucket(value)];
      if (!x || !y) return;
      const key = `${x[0]}/${y[0]}`;
      const cell = found.get(key);
      if (cell) cell[2]++;
      else found.set(key, [x, y, 1]);
    });
  }
  const cells = [...found.values()].toSorted(([a], [b]) => a[0] - b[0]);
  return {
    x0: cells.map(([x]) => x[0]),
    x1: cells.map(([x]) => x[1]),
    y0: cells.map(([, y]) => y[0]),
    y1: cells.map(([, y]) => y[1]),
    counts: cells.map(([, , count]) => count),
    scale,
    yField: series[0]?.field,
  };
}
