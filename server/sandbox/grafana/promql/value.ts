export type Labels = Readonly<Record<string, string>>;

/** The moments at which a range query is evaluated; an instant query has one. Times in epoch milliseconds. */
export interface Steps {
  start: number;
  step: number;
  count: number;
}

/** One series of a result: a value at each step where `present` is 1. */
export interface VectorSeries {
  labels: Labels;
  values: Float64Array;
  present: Uint8Array;
}

export type Value =
  | { kind: "scalar"; values: Float64Array }
  | { kind: "vector"; series: VectorSeries[] }
  | { kind: "string"; text: string };

export const stepTime = (steps: Steps, index: number): number => steps.start + index * steps.step;

export const emptySeries = (labels: Labels, count: number): VectorSeries => ({
  labels,
  values: new Float64Array(count),
  present: new Uint8Array(count),
});

/** Applies a function to every present value; the result has no metric name. */
export const mapSeries = (
  series: VectorSeries,
  labels: Labels,
  apply: (value: number, step: number) => number,
): VectorSeries => {
  const out = emptySeries(labels, series.values.length);
  out.present.set(series.present);
  for (let i = 0; i < series.values.length; i++) {
    if (series.present[i]) out.values[i] = apply(series.values[i] ?? Number.NaN, i);
  }
  return out;
};
