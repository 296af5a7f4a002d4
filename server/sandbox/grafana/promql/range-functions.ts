import { quantile } from "./quantile";
import type { RangeFunction, RangeWindow } from "./range-window";

const at = (values: Float64Array, index: number): number => values[index] ?? Number.NaN;

/**
 * Growth over the window, extended to its edges as Prometheus does it: half a sample interval at most, and for a
 * counter never further back than where it would have been zero.
 */
function extrapolated(window: RangeWindow, counter: boolean, perSecond: boolean): number | undefined {
  const { times, values, first, last, resets } = window;
  if (last <= first) return undefined;
  let growth = at(values, last) - at(values, first);
  if (counter) growth += at(resets, last) - at(resets, first);
  const sampled = at(times, last) - at(times, first);
  const average = sampled / (last - first);
  let toStart = at(times, first) - (window.end - window.rangeMs);
  const toEnd = window.end - at(times, last);
  if (counter && growth > 0 && at(values, first) >= 0) {
    toStart = Math.min(toStart, sampled * (at(values, first) / growth));
  }
  const threshold = average * 1.1;
  const extended = sampled + (toStart < threshold ? toStart : average / 2) + (toEnd < threshold ? toEnd : average / 2);
  const total = growth * (extended / sampled);
  return perSecond ? total / (window.rangeMs / 1000) : total;
}

function lastTwo(window: RangeWindow, perSecond: boolean): number | undefined {
  const { times, values, first, last } = window;
  if (last <= first) return undefined;
  const before = at(values, last - 1);
  const now = at(values, last);
  if (!perSecond) return now - before;
  return (now < before ? now : now - before) / ((at(times, last) - at(times, last - 1)) / 1000);
}

const fold =
  (
    start: number,
    step: (total: number, value: number) => number,
    finish: (total: number, count: number) => number,
  ): RangeFunction =>
  ({ values, first, last }) => {
    let total = start;
    for (let i = first; i <= last; i++) total = step(total, at(values, i));
    return finish(total, last - first + 1);
  };

const count =
  (counts: (before: number, now: number) => boolean): RangeFunction =>
  ({ values, first, last }) => {
    let total = 0;
    for (let i = first + 1; i <= last; i++) if (counts(at(values, i - 1), at(values, i))) total++;
    return total;
  };

/** The least-squares line: slope per second, and its value at a moment. */
function line({ times, values, first, last }: RangeWindow, origin: number): { slope: number; at: number } | undefined {
  if (last <= first) return undefined;
  const n = last - first + 1;
  let [x, y, xy, xx] = [0, 0, 0, 0];
  for (let i = first; i <= last; i++) {
    const seconds = (at(times, i) - origin) / 1000;
    x += seconds;
    y += at(values, i);
    xy += seconds * at(values, i);
    xx += seconds * seconds;
  }
  const slope = (xy - (x * y) / n) / (xx - (x * x) / n);
  return { slope, at: y / n - (slope * x) / n };
}

const slope: RangeFunction = (window) => line(window, at(window.times, window.first))?.slope;

const predicted: RangeFunction = (window) => {
  const found = line(window, window.end);
  return found && found.slope * window.parameter + found.at;
};

const inWindow = ({ values, first, last }: RangeWindow): number[] => [...values.subarray(first, last + 1)];

/** Mean squared distance from the mean. */
const variance: RangeFunction = (window) => {
  const list = inWindow(window);
  const mean = list.reduce((a, b) => a + b, 0) / list.length;
  return list.reduce((total, value) => total + (value - mean) ** 2, 0) / list.length;
};

const identity = (total: number): number => total;

/** Functions over a range vector. Windows are never empty when these are called. */
export const RANGE_FUNCTIONS: Readonly<Record<string, RangeFunction>> = {
  rate: (window) => extrapolated(window, true, true),
  increase: (window) => extrapolated(window, true, false),
  delta: (window) => extrapolated(window, false, false),
  irate: (window) => lastTwo(window, true),
  idelta: (window) => lastTwo(window, false),
  deriv: slope,
  predict_linear: predicted,
  quantile_over_time: (window) => quantile(window.parameter, inWindow(window)),
  stdvar_over_time: variance,
  stddev_over_time: (window) => Math.sqrt(variance(window) ?? Number.NaN),
  changes: count((before, now) => before !== now),
  resets: count((before, now) => now < before),
  sum_over_time: fold(0, (a, b) => a + b, identity),
  avg_over_time: fold(
    0,
    (a, b) => a + b,
    (total, n) => total / n,
  ),
  min_over_time: fold(Infinity, Math.min, identity),
  max_over_time: fold(-Infinity, Math.max, identity),
  count_over_time: ({ first, last }) => last - first + 1,
  present_over_time: () => 1,
  last_over_time: ({ values, last }) => at(values, last),
};
