import type { ArithmeticOperator, BinaryOperator, ComparisonOperator } from "./expression";

export const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: number, b: number) => number>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => a / b,
  "%": (a, b) => a % b,
  "^": (a, b) => a ** b,
};

export const COMPARISONS: Readonly<Record<ComparisonOperator, (a: number, b: number) => boolean>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  ">=": (a, b) => a >= b,
  "<=": (a, b) => a <= b,
};

export const isComparison = (operator: BinaryOperator): operator is ComparisonOperator => operator in COMPARISONS;

/** The result of an operator for one pair of values; undefined when a comparison filters it out. */
export function operate(
  operator: BinaryOperator,
  bool: boolean,
  a: number,
  b: number,
  kept: number,
): number | undefined {
  if (!isComparison(operator)) return ARITHMETIC[operator as ArithmeticOperator](a, b);
  const holds = COMPARISONS[operator](a, b);
  if (bool) return holds ? 1 : 0;
  return holds ? kept : undefined;
}
