import type { DataQuery } from "../data-source";
import { object, objects, text } from "../http/json-fields";
import { parseDuration } from "../promql/duration";
import { type ClassicCondition, classicConditions } from "./classic-conditions";
import { evaluateMath } from "./evaluate-math";
import { type ExpressionValue, ExpressionSyntaxError } from "./expression-value";
import { mathVariables, parseMath } from "./parse-math";
import { reduceSeries, requireReducer } from "./reduce-series";
import { requireSamplers, resampleSeries } from "./resample-series";
import { thresholdTest, thresholdValues } from "./threshold-values";

type Values = ReadonlyMap<string, ExpressionValue[]>;

/** An expression that has been read: what it needs, and how it is run once that is there. */
export interface Expression {
  needs: string[];
  run(values: Values, range: { from: number; to: number }): ExpressionValue[];
}

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);
const variable = (query: DataQuery): string => {
  const name = text(query.expression).replace(/^\$\{?(\w+)\}?$/, "$1");
  if (name === "" && query.expression === undefined)
    throw new ExpressionSyntaxError("command is missing an expression");
  return name;
};

/** Reads an expression; undefined for a type that the sandbox does not know. @throws ExpressionSyntaxError */
export function parseExpression(query: DataQuery): Expression | undefined {
  switch (query.type) {
    case "math": {
      if (query.expression === undefined) throw new ExpressionSyntaxError("command is missing an expression");
      const node = parseMath(text(query.expression));
      return { needs: [...new Set(mathVariables(node))], run: (values) => evaluateMath(node, values) };
    }
    case "reduce": {
      const settings = object(query.settings) ?? {};
      const reducer = text(query.reducer);
      requireReducer(reducer);
      const reduction = {
        reducer,
        mode: text(settings.mode),
        replacement: Number(settings.replaceWithValue ?? 0),
      };
      return single(variable(query), (values) => reduceSeries(values, reduction));
    }
    case "resample": {
      const windowMs = parseDuration(text(query.window));
      if (!windowMs) {
        const reason = `time: invalid duration ${JSON.stringify(text(query.window))}`;
        throw new ExpressionSyntaxError(`failed to parse resample "window" duration field "0s": ${reason}`);
      }
      const resampling = { windowMs, downsampler: text(query.downsampler), upsampler: text(query.upsampler) };
      requireSamplers(resampling);
      return single(variable(query), (values, range) => resampleSeries(values, range, resampling));
    }
    case "threshold": {
      const [condition, ...others] = objects(query.conditions);
      if (!condition || others.length > 0) {
        throw new ExpressionSyntaxError("threshold expression requires exactly one condition");
      }
      const evaluator = object(condition.evaluator) ?? {};
      const test = thresholdTest(text(evaluator.type), numbers(evaluator.params));
      return single(variable(query), (values) => thresholdValues(values, test));
    }
    case "classic_conditions": {
      const conditions = objects(query.conditions).map(classicCondition);
      const needs = [...new Set(conditions.map(({ refId }) => refId))];
      return { needs, run: (values) => classicConditions(conditions, values) };
    }
    default:
      return undefined;
  }
}

const single = (
  name: string,
  run: (values: ExpressionValue[], range: { from: number; to: number }) => ExpressionValue[],
): Expression => ({ needs: [name], run: (values, range) => run(values.get(name) ?? [], range) });

function classicCondition(condition: Record<string, unknown>): ClassicCondition {
  const evaluator = object(condition.evaluator) ?? {};
  const [refId = ""] = (object(condition.query)?.params as string[] | undefined) ?? [];
  return {
    refId,
    reducer: text(object(condition.reducer)?.type),
    evaluator: text(evaluator.type),
    parameters: numbers(evaluator.params),
    operator: object(condition.operator)?.type === "or" ? "or" : "and",
  };
}
