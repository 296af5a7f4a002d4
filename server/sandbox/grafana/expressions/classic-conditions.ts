import type { DataFrame } from "../frames/data-frame";
import { numberField } from "../frames/data-frame";
import type { ExpressionValue } from "./expression-value";
import { reduceSeries } from "./reduce-series";
import { thresholdTest } from "./threshold-values";

export interface ClassicCondition {
  refId: string;
  reducer: string;
  evaluator: string;
  parameters: readonly number[];
  /** How it joins those before it. */
  operator: "and" | "or";
}

interface Match {
  value: string;
  metric: string;
  labels: Readonly<Record<string, string>>;
}

const gapless = (values: readonly (number | null)[]): number[] =>
  values.filter((value): value is number => value !== null && !Number.isNaN(value));

/** Reducers that only classic conditions have; they read first and last of what is not a gap. */
const DIFFERENCES: Readonly<Record<string, (first: number, last: number) => number>> = {
  diff: (first, last) => last - first,
  diff_abs: (first, last) => Math.abs(last - first),
  percent_diff: (first, last) => ((last - first) / Math.abs(first)) * 100,
  percent_diff_abs: (first, last) => Math.abs(((last - first) / first) * 100),
};

function reduced(value: ExpressionValue, reducer: string): number | null {
  if (value.kind === "no-data") return null;
  const samples = gapless(value.kind === "series" ? value.values : [value.value]);
  if (reducer === "count_non_null") return samples.length > 0 ? samples.length : null;
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return null;
  const difference = DIFFERENCES[reducer];
  if (difference) return difference(first, last);
  const series: ExpressionValue = { kind: "series", labels: {}, times: [], values: samples };
  const [one] = reduceSeries([series], { reducer: reducer === "avg" ? "mean" : reducer, mode: "", replacement: 0 });
  return one?.kind === "number" ? one.value : null;
}

/** Evaluates the conditions of old alert rules: one number, and in the frame's custom data what it was that matched. */
export function classicConditions(
  conditions: readonly ClassicCondition[],
  variables: ReadonlyMap<string, ExpressionValue[]>,
): ExpressionValue[] {
  let firing = false;
  const matches: Match[] = [];
  for (const [index, condition] of conditions.entries()) {
    const found: Match[] = [];
    for (const value of variables.get(condition.refId) ?? []) {
      const number = reduced(value, condition.reducer);
      const labels = value.kind === "no-data" ? {} : value.labels;
      const holds =
        condition.evaluator === "no_value"
          ? number === null
          : number !== null && thresholdTest(condition.evaluator, condition.parameters)(number);
      if (holds) found.push({ value: String(number), metric: labels.__name__ ?? "", labels });
    }
    const holds = found.length > 0;
    firing = index === 0 ? holds : condition.operator === "or" ? firing || holds : firing && holds;
    matches.push(...found);
  }
  const frame: DataFrame = {
    meta: { type: "numeric-multi", typeVersion: [0, 1], custom: firing ? matches : [] },
    fields: [numberField("", [firing ? 1 : 0], { nullable: true })],
  };
  return [{ kind: "number", labels: {}, value: firing ? 1 : 0, frame }];
}
