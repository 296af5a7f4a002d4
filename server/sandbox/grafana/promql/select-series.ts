import type { MetricSeries, MetricStore, Samples } from "../../shop/metric-store";
import type { Selector } from "./expression";
import { PromqlError } from "./promql-error";
import { emptySeries, type Steps, stepTime, type VectorSeries } from "./value";

export const LOOKBACK_MS = 5 * 60_000;
const SAMPLE_LIMIT = 5_000_000;
/** A single window is as good with fewer samples once it holds this many. */
const SAMPLES_OF_ONE_WINDOW = 48;

/** Counts what a query reads, so that no query can read without end. */
export interface Budget {
  samples: number;
}

export function matchingSeries(store: MetricStore, selector: Selector): MetricSeries[] {
  return store
    .series(selector.name)
    .filter((series) => selector.matchers.every((matcher) => matcher.matches(series.labels[matcher.label] ?? "")));
}

interface LookBack {
  windowMs: number;
  /** The time in which two samples are enough. */
  spread: number;
}

/**
 * Each matching series with the samples that are needed to look back from each step. What all of them would hold is
 * judged by the first, so that a query that is too large is refused before the work is done.
 */
export function* readSeries(
  store: MetricStore,
  selector: Selector,
  steps: Steps,
  { windowMs, spread }: LookBack,
  budget: Budget,
): Generator<{ series: MetricSeries; samples: Samples }, void, undefined> {
  const from = steps.start - selector.offsetMs - windowMs;
  const to = stepTime(steps, steps.count - 1) - selector.offsetMs;
  const spacing = steps.count > 1 ? Math.min(steps.step, spread) / 2 : spread / SAMPLES_OF_ONE_WINDOW;
  const found = matchingSeries(store, selector);
  for (const [index, series] of found.entries()) {
    const samples = series.read(from, to, spacing);
    if (index === 0) budget.samples += samples.times.length * found.length;
    if (budget.samples > SAMPLE_LIMIT) {
      throw new PromqlError("execution", "query processing would load too many samples into memory in query execution");
    }
    if (samples.times.length > 0) yield { series, samples };
  }
}

/** The latest value of each matching series at each step, no older than five minutes. */
export function selectInstant(store: MetricStore, selector: Selector, steps: Steps, budget: Budget): VectorSeries[] {
  const found: VectorSeries[] = [];
  // One sample in each five minutes is all that the lookback needs.
  const window = { windowMs: LOOKBACK_MS, spread: 2 * LOOKBACK_MS };
  for (const { series, samples } of readSeries(store, selector, steps, window, budget)) {
    const { times, values } = samples;
    const out = emptySeries(series.labels, steps.count);
    let next = 0;
    let any = false;
    for (let i = 0; i < steps.count; i++) {
      const time = stepTime(steps, i) - selector.offsetMs;
      while (next < times.length && (times[next] ?? Infinity) <= time) next++;
      if (next === 0) continue;
      const value = values[next - 1] ?? Number.NaN;
      if (Number.isNaN(value) || (times[next - 1] ?? 0) <= time - LOOKBACK_MS) continue;
      out.values[i] = value;
      out.present[i] = 1;
      any = true;
    }
    if (any) found.push(out);
  }
  return found;
}
