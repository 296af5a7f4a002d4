import type { MetricStore } from "../../shop/metric-store";
import type { RangeSelector } from "./expression";
import { withoutName } from "./labels";
import { RANGE_FUNCTIONS } from "./range-functions";
import { counterResets, withoutMarkers } from "./range-window";
import { type Budget, readSeries } from "./select-series";
import { emptySeries, type Steps, stepTime, type VectorSeries } from "./value";

/** Applies a function such as `rate` to a range selector, one series at a time, with two moving window edges. */
export function evaluateRangeFunction(
  name: string,
  range: RangeSelector,
  store: MetricStore,
  steps: Steps,
  budget: Budget,
  parameters?: Float64Array,
): VectorSeries[] {
  const apply = RANGE_FUNCTIONS[name];
  if (!apply) return [];
  const { rangeMs, selector } = range;
  const found: VectorSeries[] = [];
  const window = { windowMs: rangeMs, spread: rangeMs };
  for (const { series, samples } of readSeries(store, selector, steps, window, budget)) {
    const { times, values } = withoutMarkers(samples);
    if (times.length === 0) continue;
    const resets = counterResets(values);
    const labels = name === "last_over_time" ? series.labels : withoutName(series.labels);
    const out = emptySeries(labels, steps.count);
    let first = 0;
    let next = 0;
    let any = false;
    for (let i = 0; i < steps.count; i++) {
      const end = stepTime(steps, i) - selector.offsetMs;
      while (next < times.length && (times[next] ?? Infinity) <= end) next++;
      while (first < next && (times[first] ?? 0) <= end - rangeMs) first++;
      if (first === next) continue;
      const value = apply({
        times,
        values,
        first,
        last: next - 1,
        end,
        rangeMs,
        resets,
        parameter: parameters?.[i] ?? Number.NaN,
      });
      if (value === undefined) continue;
      out.values[i] = value;
      out.present[i] = 1;
      any = true;
    }
    if (any) found.push(out);
  }
  return found;
}
