import { evaluateRangeFunction } from "./evaluate-range-function";
import type { Evaluation } from "./evaluate";
import type { Expression } from "./expression";
import { histogramQuantile } from "./histogram-quantile";
import { applyInstantFunction } from "./instant-functions";
import { labelReplace } from "./label-replace";
import { withoutName } from "./labels";
import { selectInstant } from "./select-series";
import { emptySeries, mapSeries, stepTime, type Value, type VectorSeries } from "./value";

type Call = Extract<Expression, { kind: "call" }>;

/** Evaluates a function call. `evaluate` is handed in because the two need each other. */
export function evaluateCall(
  call: Call,
  context: Evaluation,
  evaluate: (expression: Expression, context: Evaluation) => Value,
): Value {
  const { steps, store, budget } = context;
  const [first] = call.arguments;
  const range = call.arguments.find((argument) => argument.kind === "range");
  const values = call.arguments.filter((argument) => argument !== range).map((argument) => evaluate(argument, context));
  const series = values.flatMap((value) => (value.kind === "vector" ? value.series : []));
  const scalars = values.flatMap((value) => (value.kind === "scalar" ? [value.values] : []));
  if (range) {
    // What is there at any time is what is not absent.
    const name = call.name === "absent_over_time" ? "present_over_time" : call.name;
    const found = evaluateRangeFunction(name, range, store, steps, budget, scalars[0]);
    return { kind: "vector", series: name === call.name ? found : absent(found, range, steps.count) };
  }
  const applied = applyInstantFunction(call.name, series, scalars);
  if (applied) return { kind: "vector", series: applied };
  const times = Float64Array.from({ length: steps.count }, (_, i) => stepTime(steps, i) / 1000);
  switch (call.name) {
    case "time":
      return { kind: "scalar", values: times };
    case "vector":
      return { kind: "vector", series: [constant(scalars[0] ?? times)] };
    case "scalar":
      return { kind: "scalar", values: onlyValue(series, steps.count) };
    case "absent":
      return { kind: "vector", series: absent(series, first, steps.count) };
    case "timestamp":
      return { kind: "vector", series: timestamps(first, series, context, times) };
    case "sort":
    case "sort_desc":
      return { kind: "vector", series: sorted(series, call.name === "sort" ? 1 : -1) };
    case "histogram_quantile":
      return { kind: "vector", series: histogramQuantile(scalars[0] ?? times, series, steps.count) };
    case "label_replace":
      return {
        kind: "vector",
        series: labelReplace(
          series,
          values.flatMap((value) => (value.kind === "string" ? [value.text] : [])),
        ),
      };
    default:
      return { kind: "vector", series: [] };
  }
}

const constant = (values: Float64Array): VectorSeries => ({
  labels: {},
  values,
  present: new Uint8Array(values.length).fill(1),
});

function onlyValue(series: VectorSeries[], count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const present = series.filter((one) => one.present[i]);
    return present.length === 1 ? (present[0]?.values[i] ?? Number.NaN) : Number.NaN;
  });
}

function absent(series: VectorSeries[], argument: Expression | undefined, count: number): VectorSeries[] {
  const labels: Record<string, string> = {};
  const selector = argument?.kind === "range" ? argument.selector : argument;
  if (selector && "matchers" in selector) {
    for (const matcher of selector.matchers)
      if (matcher.operator === "=" && matcher.value) labels[matcher.label] = matcher.value;
  }
  const out = emptySeries(labels, count);
  for (let i = 0; i < count; i++) {
    if (series.some((one) => one.present[i])) continue;
    out.values[i] = 1;
    out.present[i] = 1;
  }
  return out.present.includes(1) ? [out] : [];
}

/** Of a plain selector the time of the sample itself, of anything else the time of the evaluation. */
function timestamps(
  argument: Expression | undefined,
  series: VectorSeries[],
  { store, steps, budget }: Evaluation,
  times: Float64Array,
): VectorSeries[] {
  if (argument?.kind !== "selector") {
    return series.map((one) => mapSeries(one, withoutName(one.labels), (_value, step) => times[step] ?? 0));
  }
  const clock = {
    metadata: store.metadata,
    series: (name?: string) =>
      store.series(name).map((one) => ({
        labels: one.labels,
        read: (from: number, to: number, spacing?: number) => {
          const samples = one.read(from, to, spacing);
          const values = samples.values.map((value, i) =>
            Number.isNaN(value) ? value : (samples.times[i] ?? 0) / 1000,
          );
          return { times: samples.times, values };
        },
      })),
  };
  return selectInstant(clock, argument, steps, budget).map((one) => ({ ...one, labels: withoutName(one.labels) }));
}

function sorted(series: VectorSeries[], sign: 1 | -1): VectorSeries[] {
  const last = (one: VectorSeries) => one.values.at(-1) ?? Number.NaN;
  return series.toSorted((a, b) => {
    if (Number.isNaN(last(a))) return 1;
    if (Number.isNaN(last(b))) return -1;
    return sign * (last(a) - last(b));
  });
}
