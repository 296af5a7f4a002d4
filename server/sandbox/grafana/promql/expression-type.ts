import type { Expression, ExpressionType } from "./expression";
import { FUNCTION_SIGNATURES } from "./function-signatures";

/** The type that an expression evaluates to. */
export function expressionType(expression: Expression): ExpressionType {
  switch (expression.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "selector":
    case "aggregate":
      return "instant vector";
    case "range":
      return "range vector";
    case "negate":
      return expressionType(expression.operand);
    case "call":
      return FUNCTION_SIGNATURES[expression.name]?.returns ?? "instant vector";
    case "binary":
      return expressionType(expression.left) === "scalar" && expressionType(expression.right) === "scalar"
        ? "scalar"
        : "instant vector";
  }
}
