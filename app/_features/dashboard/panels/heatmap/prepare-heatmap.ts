import { DataFrameType, type DataFrame } from "@grafana/data";
import { isExemplars } from "../chart/is-exemplars";
import { bucketRows } from "./bucket-rows";
import { countCells } from "./count-cells";
import type { HeatmapCells } from "./heatmap-cells";
import type { HeatmapOptions } from "./heatmap-options";
import { prometheusBuckets } from "./prometheus-buckets";
import { readyCells } from "./ready-cells";

interface PreparedHeatmap {
  cells: HeatmapCells;
  /** Least and most of what is drawn, or what the panel sets; the ends of the colours. */
  min: number;
  max: number;
  /** How many cells there are, of which the last ones are drawn. */
  total: number;
}

/** Drawing more takes seconds. */
const MOST_CELLS = 200_000;

function filtered(cells: HeatmapCells, filter: HeatmapOptions["filterValues"]): { cells: HeatmapCells; total: number } {
  const { le = Number.NEGATIVE_INFINITY, ge = Number.POSITIVE_INFINITY } = filter ?? {};
  const all = cells.counts.flatMap((count, at) => (count > le && count < ge ? at : []));
  const kept = all.slice(-MOST_CELLS);
  const pick = (list: readonly number[]): number[] => kept.map((at) => list[at]!);
  const { x0, x1, y0, y1, counts } = cells;
  const picked = { ...cells, x0: pick(x0), x1: pick(x1), y0: pick(y0), y1: pick(y1), counts: pick(counts) };
  return { cells: picked, total: all.length };
}

/**
 * The cells of a heat map: counted here from values over time, or taken from an answer that consists of buckets.
 * `cumulative` tells which queries answer with buckets that hold those below them; `range` is in epoch milliseconds.
 */
export function prepareHeatmap(
  frames: readonly DataFrame[],
  options: HeatmapOptions,
  range: { from: number; to: number },
  cumulative: ReadonlySet<string | undefined>,
): PreparedHeatmap | { problem: "noTime" | "noBuckets" } {
  const usable = frames.filter((frame) => frame.length > 0 && !isExemplars(frame));
  const ready = usable.find(({ meta }) => meta?.type === DataFrameType.HeatmapCells);
  const sums = usable.filter(({ refId, meta }) => cumulative.has(refId) && meta?.type !== DataFrameType.HeatmapRows);
  const rows =
    sums.length > 0 ? [...usable.filter((frame) => !sums.includes(frame)), ...prometheusBuckets(sums)] : usable;
  const found = options.calculate
    ? countCells(usable, options.calculation, range)
    : ready
      ? readyCells(ready)
      : bucketRows(rows, options);
  if (!found) return { problem: options.calculate ? "noTime" : "noBuckets" };
  const { cells, total } = filtered(found, options.filterValues);
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const count of cells.counts) [min, max] = [Math.min(min, count), Math.max(max, count)];
  const none = cells.counts.length === 0;
  return { cells, min: options.color.min ?? (none ? 0 : min), max: options.color.max ?? (none ? 1 : max), total };
}
