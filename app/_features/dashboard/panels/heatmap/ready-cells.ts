import type { DataFrame, Field } from "@grafana/data";
import type { BucketScale, HeatmapCells } from "./heatmap-cells";

const finite = (field: Field | undefined, row: number): number => {
  const value = field?.values[row] as number | null | undefined;
  return typeof value === "number" ? value : Number.NaN;
};

/** Native histograms grow by one factor from bucket to bucket; they are even on a logarithmic axis. */
function scaleOf(low: readonly number[], high: readonly number[]): BucketScale {
  const factors = low.flatMap((from, at) => (from > 0 && high[at]! > from ? high[at]! / from : []));
  const [least, most] = [Math.min(...factors), Math.max(...factors)];
  const growing = factors.length === low.length && factors.length > 0 && most / least < 1.01 && least > 1;
  const sizes = low.map((from, at) => high[at]! - from);
  const even = Math.max(...sizes) - Math.min(...sizes) <= Math.abs(sizes[0] ?? 0) * 1e-6;
  return growing && !even ? { kind: "log", base: 2 } : { kind: "linear" };
}

/** Frames of the type `heatmap-cells`: a row for each cell, with its ends (`xMin`, `xMax` or `x`, `yMin`, `yMax` or `y`) and its count. */
export function readyCells(frame: DataFrame): HeatmapCells | undefined {
  const named = (...names: string[]): Field | undefined =>
    frame.fields.find(({ name }) => names.includes(name.toLowerCase()));
  const [x, xMin, xMax] = [named("x"), named("xmin"), named("xmax")];
  const [y, yMin, yMax] = [named("y"), named("ymin"), named("ymax")];
  const count = named("count", "value");
  const across = xMax ?? xMin ?? x;
  if (!across || !(y ?? yMin ?? yMax) || !count) return undefined;
  const gapOf = (field: Field): number => {
    const values = [...new Set(field.values as number[])].toSorted((a, b) => a - b);
    const gaps = values.slice(1).map((value, at) => value - values[at]!);
    return gaps.length > 0 ? Math.min(...gaps) : 1;
  };
  const width = gapOf(across);
  const height = gapOf((y ?? yMin ?? yMax)!);
  const order = Array.from({ length: frame.length }, (_, row) => row)
    .filter((row) => Number.isFinite(finite(count, row)))
    .toSorted((a, b) => finite(across, a) - finite(across, b));
  const low = (row: number): number =>
    yMin ? finite(yMin, row) : yMax ? finite(yMax, row) - height : finite(y, row) - height / 2;
  const cells = {
    x0: order.map((row) => (xMin ? finite(xMin, row) : xMax ? finite(xMax, row) - width : finite(x, row) - width / 2)),
    x1: order.map((row) => (xMax ? finite(xMax, row) : xMin ? finite(xMin, row) + width : finite(x, row) + width / 2)),
    y0: order.map(low),
    y1: order.map((row) => (yMax ? finite(yMax, row) : low(row) + height)),
    counts: order.map((row) => finite(count, row)),
  };
  return { ...cells, scale: scaleOf(cells.y0, cells.y1), yField: yMax ?? yMin ?? y, countField: count };
}
