import type { Expression, ExpressionType } from "./expression";
import { expressionType } from "./expression-type";
import { AGGREGATIONS_WITH_PARAMETER, FUNCTION_SIGNATURES } from "./function-signatures";
import { PromqlError } from "./promql-error";

const COMPARISONS = new Set(["==", "!=", ">", "<", ">=", "<="]);
const SETS = new Set(["and", "or", "unless"]);

/** Refuses expressions whose parts do not fit together, with Prometheus' messages. */
export function checkTypes(text: string, expression: Expression): void {
  const refuse = (at: number, message: string) => PromqlError.parse(text, at, message);
  const expect = (part: Expression, wanted: ExpressionType, context: string) => {
    const got = expressionType(part);
    if (got !== wanted) throw refuse(part.from, `expected type ${wanted} in ${context}, got ${got}`);
  };

  function visit(node: Expression): void {
    switch (node.kind) {
      case "negate": {
        visit(node.operand);
        const type = expressionType(node.operand);
        if (type !== "scalar" && type !== "instant vector") {
          throw refuse(
            node.from,
            `unary expression only allowed on expressions of type scalar or instant vector, got "${type}"`,
          );
        }
        return;
      }
      case "call":
        return visitCall(node);
      case "aggregate":
        visit(node.operand);
        expect(node.operand, "instant vector", "aggregation expression");
        if (node.parameter) {
          visit(node.parameter);
          if (AGGREGATIONS_WITH_PARAMETER.has(node.operator)) expect(node.parameter, "scalar", "aggregation parameter");
        }
        return;
      case "binary":
        return visitBinary(node);
      default:
    }
  }

  function visitCall(node: Extract<Expression, { kind: "call" }>): void {
    const signature = FUNCTION_SIGNATURES[node.name];
    if (!signature) throw refuse(node.from, `unknown function with name "${node.name}"`);
    const { parameters, optional = 0 } = signature;
    const got = node.arguments.length;
    if (got > parameters.length || got < parameters.length - optional) {
      const bound = optional === 0 ? "" : got > parameters.length ? "at most " : "at least ";
      const wanted = got > parameters.length ? parameters.length : parameters.length - optional;
      throw refuse(node.from, `expected ${bound}${wanted} argument(s) in call to "${node.name}", got ${got}`);
    }
    node.arguments.forEach((argument, i) => {
      visit(argument);
      const wanted = parameters[i];
      if (wanted) expect(argument, wanted, `call to function "${node.name}"`);
    });
  }

  function visitBinary(node: Extract<Expression, { kind: "binary" }>): void {
    visit(node.left);
    visit(node.right);
    const types = [expressionType(node.left), expressionType(node.right)];
    const operatorAt = text.indexOf(node.operator, node.left.from + 1);
    const comparison = COMPARISONS.has(node.operator);
    if (node.bool && !comparison) {
      throw refuse(operatorAt, "bool modifier can only be used on comparison operators");
    }
    if (types.some((type) => type !== "scalar" && type !== "instant vector")) {
      throw refuse(node.left.from, "binary expression must contain only scalar and instant vector types");
    }
    if (SETS.has(node.operator)) {
      if (types.includes("scalar")) {
        throw refuse(node.left.from, `set operator "${node.operator}" not allowed in binary scalar expression`);
      }
      if (node.matching.group !== "none")
        throw refuse(node.from, `no grouping allowed for "${node.operator}" operation`);
    }
    if (comparison && !node.bool && types.every((type) => type === "scalar")) {
      throw refuse(operatorAt, "comparisons between scalars must use BOOL modifier");
    }
  }

  visit(expression);
}
