import type { MetricStore } from "../../shop/metric-store";
import { evaluate } from "./evaluate";
import { expressionType } from "./expression-type";
import { labelsKey } from "./labels";
import { parsePromql } from "./parse-promql";
import { PromqlError } from "./promql-error";
import { type Labels, type Steps, stepTime, type Value } from "./value";

const MAX_POINTS = 11_000;

/** One series of an answer: only the steps at which it has a value. */
export interface ResultSeries {
  labels: Labels;
  times: number[];
  values: number[];
}

export interface PromqlResult {
  type: "matrix" | "vector" | "scalar";
  series: ResultSeries[];
}

/** Evaluates an expression at every step from `start` to `end`, both included. Epoch milliseconds. @throws PromqlError */
export function queryRange(
  store: MetricStore,
  text: string,
  range: { start: number; end: number; step: number },
): PromqlResult {
  if (range.step <= 0) {
    throw new PromqlError(
      "bad_data",
      'invalid parameter "step": zero or negative query resolution step widths are not accepted. Try a positive integer',
    );
  }
  if (range.end < range.start) {
    throw new PromqlError("bad_data", 'invalid parameter "end": end timestamp must not be before start time');
  }
  if ((range.end - range.start) / range.step > MAX_POINTS) {
    throw new PromqlError(
      "bad_data",
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  }
  const expression = parsePromql(text);
  const type = expressionType(expression);
  if (type !== "scalar" && type !== "instant vector") {
    throw new PromqlError(
      "bad_data",
      `invalid expression type "${type}" for range query, must be Scalar or instant Vector`,
    );
  }
  const steps: Steps = {
    start: range.start,
    step: range.step,
    count: Math.floor((range.end - range.start) / range.step) + 1,
  };
  return {
    type: "matrix",
    series: collect(evaluate(expression, { store, steps, budget: { samples: 0 } }), steps, true),
  };
}

/** Evaluates an expression at one moment. @throws PromqlError */
export function queryInstant(store: MetricStore, text: string, time: number): PromqlResult {
  const expression = parsePromql(text);
  if (expressionType(expression) === "range vector") {
    throw new PromqlError("unsupported", "instant queries of a range vector are not supported");
  }
  const steps: Steps = { start: time, step: 1, count: 1 };
  const value = evaluate(expression, { store, steps, budget: { samples: 0 } });
  return { type: value.kind === "scalar" ? "scalar" : "vector", series: collect(value, steps, false) };
}

function collect(value: Value, steps: Steps, sort: boolean): ResultSeries[] {
  if (value.kind === "string") return [];
  if (value.kind === "scalar") {
    const times = Array.from(value.values, (_, i) => stepTime(steps, i));
    return [{ labels: {}, times, values: [...value.values] }];
  }
  const seen = new Set<string>();
  const series = value.series.flatMap((one) => {
    const times: number[] = [];
    const values: number[] = [];
    for (let i = 0; i < steps.count; i++) {
      if (!one.present[i]) continue;
      times.push(stepTime(steps, i));
      values.push(one.values[i] ?? Number.NaN);
    }
    if (times.length === 0) return [];
    const key = labelsKey(one.labels);
    if (seen.has(key)) throw new PromqlError("execution", "vector cannot contain metrics with the same labelset");
    seen.add(key);
    return [{ labels: one.labels, times, values, key }];
  });
  if (sort) series.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return series.map(({ labels, times, values }) => ({ labels, times, values }));
}
