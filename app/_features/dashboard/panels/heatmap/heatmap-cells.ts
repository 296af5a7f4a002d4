import type { Field } from "@grafana/data";

/** How buckets stand along the y axis. */
export type BucketScale =
  /** One above the other; `edge` tells which side of a bucket its label names. */
  | { kind: "ordinal"; labels: string[]; edge: "upper" | "lower" | "middle" }
  | { kind: "linear" }
  | { kind: "log"; base: number };

/** Counts in rectangles of time and value. Lists of equal length, ordered by time. */
export interface HeatmapCells {
  /** Epoch milliseconds. */
  x0: number[];
  x1: number[];
  /** Values of the y axis; the number of the bucket where buckets are ordinal. */
  y0: number[];
  y1: number[];
  counts: number[];
  scale: BucketScale;
  /** How values of the y axis and counts are written, as far as the answer says. */
  yField?: Field;
  countField?: Field;
}
