import { z } from "zod";

/** Matchers of one silence or one window. */
export const MATCHERS_MAX = 50;
export const LABEL_NAME_MAX = 512;
/** A label value or a pattern for it, in UTF-16 units. */
export const MATCHER_VALUE_MAX = 2_048;
/** A list of matchers as it is written. */
export const MATCHER_TEXT_MAX = 16_384;

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });

/** A condition on one label, as Alertmanager and Grafana have it. A label that is not there counts as empty. */
export const matcher = z.strictObject({
  name: text(LABEL_NAME_MAX).min(1),
  value: text(MATCHER_VALUE_MAX),
  /** The value is a pattern in RE2's language, which has to match from end to end. */
  isRegex: z.boolean(),
  /** False turns it round. */
  isEqual: z.boolean(),
});
export type Matcher = z.infer<typeof matcher>;

/** All of them have to hold. */
export const matchers = z.array(matcher).min(1).max(MATCHERS_MAX);

export const MATCHER_PROBLEMS = [
  "empty",
  "tooLong",
  "tooMany",
  "noName",
  "noOperator",
  "noValue",
  "noComma",
  "unclosedQuote",
  "badEscape",
  "unclosedBrace",
  "afterEnd",
  "badPattern",
  "matchesAll",
] as const;

/** What is wrong with matchers, and where in the text: from the first UTF-16 unit to the one after the last. */
export interface MatcherProblem {
  code: (typeof MATCHER_PROBLEMS)[number];
  start: number;
  end: number;
}

export type Labels = Readonly<Record<string, string>>;
