import type { Matcher } from "./matcher";

export type ExpressionType = "scalar" | "instant vector" | "range vector" | "string";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^";
export type ComparisonOperator = "==" | "!=" | ">" | "<" | ">=" | "<=";
export type SetOperator = "and" | "or" | "unless";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | SetOperator;

export interface VectorMatching {
  on: boolean;
  labels: string[];
  /** The side that may hold many series for one of the other. */
  group: "none" | "left" | "right";
  include: string[];
}

export interface Selector {
  kind: "selector";
  name: string | undefined;
  matchers: Matcher[];
  offsetMs: number;
}

export interface RangeSelector {
  kind: "range";
  selector: Selector;
  rangeMs: number;
}

export type Expression = { from: number } & (
  | { kind: "number"; value: number }
  | { kind: "string"; value: string }
  | Selector
  | RangeSelector
  | { kind: "negate"; operand: Expression }
  | { kind: "call"; name: string; arguments: Expression[] }
  | {
      kind: "aggregate";
      operator: string;
      parameter: Expression | undefined;
      operand: Expression;
      grouping: { mode: "by" | "without"; labels: string[] };
    }
  | {
      kind: "binary";
      operator: BinaryOperator;
      bool: boolean;
      left: Expression;
      right: Expression;
      matching: VectorMatching;
    }
);
