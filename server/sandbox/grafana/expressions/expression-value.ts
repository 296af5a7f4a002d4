import type { DataFrame } from "../frames/data-frame";

export type Labels = Readonly<Record<string, string>>;
export type Sample = number | null;

/** One item of what a query or an expression gives; an expression works on lists of them. */
export type ExpressionValue =
  | { kind: "series"; labels: Labels; times: readonly number[]; values: readonly Sample[]; frame?: DataFrame }
  | { kind: "number"; labels: Labels; value: Sample; frame?: DataFrame }
  | { kind: "no-data"; frame?: DataFrame };

/** What is wrong with an expression as it was written; the whole request is refused with 400. */
export class ExpressionSyntaxError extends Error {}

/** Applies a function to every sample of a value. What came from a data source is then no longer its own frame. */
export function mapSamples(value: ExpressionValue, change: (sample: Sample) => Sample): ExpressionValue {
  switch (value.kind) {
    case "series":
      return { kind: "series", labels: value.labels, times: value.times, values: value.values.map(change) };
    case "number":
      return { kind: "number", labels: value.labels, value: change(value.value) };
    default:
      return value;
  }
}
