import { type ExpressionValue, ExpressionSyntaxError, mapSamples } from "./expression-value";

type Test = (value: number, first: number, second: number) => boolean;

const TESTS: Readonly<Record<string, Test>> = {
  gt: (value, bound) => value > bound,
  lt: (value, bound) => value < bound,
  eq: (value, bound) => value === bound,
  ne: (value, bound) => value !== bound,
  gte: (value, bound) => value >= bound,
  lte: (value, bound) => value <= bound,
  within_range: (value, low, high) => value > low && value < high,
  outside_range: (value, low, high) => value < low || value > high,
  within_range_included: (value, low, high) => value >= low && value <= high,
  outside_range_included: (value, low, high) => value <= low || value >= high,
};

/** The test behind a threshold. @throws ExpressionSyntaxError */
export function thresholdTest(type: string, parameters: readonly number[]): (value: number) => boolean {
  const test = TESTS[type];
  if (!test) {
    const known = Object.keys(TESTS).join(", ");
    const expected = `expected threshold function to be one of [${known}], got ${type}`;
    throw new ExpressionSyntaxError(`invalid condition: ${expected}`);
  }
  const [first = 0, second = 0] = parameters;
  return (value) => test(value, first, second);
}

/** 1 where the test holds, 0 where it does not; gaps stay gaps. */
export const thresholdValues = (
  values: readonly ExpressionValue[],
  test: (value: number) => boolean,
): ExpressionValue[] =>
  values.map((value) => mapSamples(value, (sample) => (sample === null ? null : test(sample) ? 1 : 0)));
