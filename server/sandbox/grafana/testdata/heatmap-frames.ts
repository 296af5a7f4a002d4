import { hashUnit } from "../../shop/hash-unit";
import type { QueryContext } from "../data-source";
import { type DataFrame, numberField, timeField } from "../frames/data-frame";

const ROWS = 100;

/** Counts per bucket over time, one column a bucket, as the two heatmap scenarios give them. */
export function heatmapFrame(buckets: readonly number[], { from, to }: QueryContext): DataFrame {
  const step = Math.max(60_000 * 10, Math.ceil((to - from) / ROWS));
  const times: number[] = [];
  for (let time = from; time < to; time += step) times.push(time);
  return {
    name: "data",
    fields: [
      timeField(times, { name: "time", nullable: true }),
      ...buckets.map((bucket, index) =>
        numberField(
          String(bucket),
          times.map((time) => Math.floor(hashUnit(time, index, 3) * 100)),
          { nullable: true },
        ),
      ),
    ],
  };
}

export const EXPONENTIAL_BUCKETS = Array.from({ length: 10 }, (_, i) => 2 ** i);
export const LINEAR_BUCKETS = Array.from({ length: 10 }, (_, i) => i * 10);
