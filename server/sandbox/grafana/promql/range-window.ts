import type { Samples } from "../../shop/metric-store";

/** The samples of one window, as indexes `first` to `last` (both included) into a series without staleness markers. */
export interface RangeWindow {
  times: Float64Array;
  values: Float64Array;
  first: number;
  last: number;
  /** End of the window; it starts `rangeMs` earlier. */
  end: number;
  rangeMs: number;
  /** Sum of all counter resets up to each sample. */
  resets: Float64Array;
  /** The scalar beside the range: φ of a quantile, seconds of a prediction. NaN without one. */
  parameter: number;
}

/** The value of a range function, or undefined when the window holds too little. */
export type RangeFunction = (window: RangeWindow) => number | undefined;

/** Drops staleness markers: range functions do not see them. */
export function withoutMarkers(samples: Samples): Samples {
  if (!samples.values.some((value) => Number.isNaN(value))) return samples;
  const keep = [...samples.values.keys()].filter((i) => !Number.isNaN(samples.values[i]));
  return {
    times: Float64Array.from(keep, (i) => samples.times[i] ?? 0),
    values: Float64Array.from(keep, (i) => samples.values[i] ?? 0),
  };
}

/** Running total of the drops of a counter, which lets any window add them up by one subtraction. */
export function counterResets(values: Float64Array): Float64Array {
  const resets = new Float64Array(values.length);
  let total = 0;
  for (let i = 1; i < values.length; i++) {
    const before = values[i - 1] ?? 0;
    if ((values[i] ?? 0) < before) total += before;
    resets[i] = total;
  }
  return resets;
}
