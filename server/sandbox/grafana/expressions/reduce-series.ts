import { type ExpressionValue, ExpressionSyntaxError, type Sample } from "./expression-value";

export interface Reduction {
  reducer: string;
  /** "" takes gaps as they are, "dropNN" leaves them out, "replaceNN" fills them. */
  mode: string;
  replacement: number;
}

const isGap = (sample: Sample): boolean => sample === null || Number.isNaN(sample);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

const pick = (values: readonly number[], choose: (...values: number[]) => number): number =>
  values.length === 0 ? Number.NaN : values.reduce((a, b) => choose(a, b));

const REDUCERS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum,
  mean: (values) => sum(values) / values.length,
  min: (values) => pick(values, Math.min),
  max: (values) => pick(values, Math.max),
  median,
};

const KNOWN = new Set([...Object.keys(REDUCERS), "count", "last"]);

/** @throws ExpressionSyntaxError for one that Grafana does not have. */
export function requireReducer(reducer: string): void {
  if (!KNOWN.has(reducer)) throw new ExpressionSyntaxError(`reduction ${reducer} not implemented`);
}

function reduceSamples(samples: readonly Sample[], { reducer, mode, replacement }: Reduction): Sample {
  const kept =
    mode === "dropNN"
      ? samples.filter((sample) => !isGap(sample))
      : mode === "replaceNN"
        ? samples.map((sample) => (isGap(sample) ? replacement : sample))
        : samples;
  if (reducer === "count") return kept.length;
  if (reducer === "last") return kept.length > 0 ? (kept.at(-1) ?? null) : Number.NaN;
  if (kept.some(isGap)) return Number.NaN;
  return (REDUCERS[reducer] ?? sum)(kept as number[]);
}

/** One number for each series. Numbers stay what they are. */
export function reduceSeries(values: readonly ExpressionValue[], reduction: Reduction): ExpressionValue[] {
  return values.map((value) => {
    if (value.kind === "no-data") return { kind: "no-data" };
    const samples = value.kind === "series" ? value.values : [value.value];
    return { kind: "number", labels: value.labels, value: reduceSamples(samples, reduction) };
  });
}
