import type { MetricStore } from "../../shop/metric-store";
import { aggregate } from "./aggregate";
import { evaluateCall } from "./evaluate-call";
import type { Expression, SetOperator } from "./expression";
import { withoutName } from "./labels";
import { matchVectors } from "./match-vectors";
import { isComparison, operate } from "./operators";
import { PromqlError } from "./promql-error";
import { type Budget, selectInstant } from "./select-series";
import { combineSets } from "./set-operations";
import { emptySeries, mapSeries, type Steps, type Value, type VectorSeries } from "./value";

export interface Evaluation {
  store: MetricStore;
  steps: Steps;
  budget: Budget;
}

export function evaluate(expression: Expression, context: Evaluation): Value {
  const { steps, store, budget } = context;
  switch (expression.kind) {
    case "number":
      return { kind: "scalar", values: new Float64Array(steps.count).fill(expression.value) };
    case "string":
      return { kind: "string", text: expression.value };
    case "selector":
      return { kind: "vector", series: selectInstant(store, expression, steps, budget) };
    case "range":
      throw new PromqlError(
        "bad_data",
        'invalid expression type "range vector" for range query, must be Scalar or instant Vector',
      );
    case "negate": {
      const operand = evaluate(expression.operand, context);
      if (operand.kind === "scalar") return { kind: "scalar", values: operand.values.map((value) => -value) };
      return {
        kind: "vector",
        series: vectorOf(operand).map((one) => mapSeries(one, withoutName(one.labels), (value) => -value)),
      };
    }
    case "call":
      return evaluateCall(expression, context, evaluate);
    case "aggregate": {
      const parameter = expression.parameter ? scalarOf(evaluate(expression.parameter, context)) : undefined;
      const operand = vectorOf(evaluate(expression.operand, context));
      return {
        kind: "vector",
        series: aggregate(expression.operator, operand, expression.grouping, steps.count, parameter),
      };
    }
    case "binary":
      return evaluateBinary(expression, context);
  }
}

export const vectorOf = (value: Value | undefined): VectorSeries[] => (value?.kind === "vector" ? value.series : []);

export const scalarOf = (value: Value | undefined): Float64Array =>
  value?.kind === "scalar" ? value.values : new Float64Array();

function evaluateBinary(node: Extract<Expression, { kind: "binary" }>, context: Evaluation): Value {
  const left = evaluate(node.left, context);
  const right = evaluate(node.right, context);
  const { count } = context.steps;
  if (left.kind === "vector" && right.kind === "vector") {
    const series = ["and", "or", "unless"].includes(node.operator)
      ? combineSets(node.operator as SetOperator, left.series, right.series, node.matching, count)
      : matchVectors(node.operator, node.bool, left.series, right.series, node.matching, count);
    return { kind: "vector", series };
  }
  if (left.kind === "scalar" && right.kind === "scalar") {
    const values = left.values.map(
      (a, i) => operate(node.operator, node.bool, a, right.values[i] ?? Number.NaN, a) ?? 0,
    );
    return { kind: "scalar", values };
  }
  const scalarFirst = left.kind === "scalar";
  const scalars = scalarOf(scalarFirst ? left : right);
  const series = vectorOf(scalarFirst ? right : left).flatMap((one) => {
    const keepsName = isComparison(node.operator) && !node.bool;
    const out = emptySeries(keepsName ? one.labels : withoutName(one.labels), count);
    for (let i = 0; i < count; i++) {
      if (!one.present[i]) continue;
      const value = one.values[i] ?? Number.NaN;
      const scalar = scalars[i] ?? Number.NaN;
      const result = scalarFirst
        ? operate(node.operator, node.bool, scalar, value, value)
        : operate(node.operator, node.bool, value, scalar, value);
      if (result === undefined) continue;
      out.values[i] = result;
      out.present[i] = 1;
    }
    return out.present.includes(1) ? [out] : [];
  });
  return { kind: "vector", series };
}
