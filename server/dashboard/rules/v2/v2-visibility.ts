import type { Visibility } from "../../contract/dashboard-layout";
import { isJson, jsonOf, jsonsOf, textOf, type Json } from "../json-values";

type Condition = Visibility["conditions"][number];
const OPERATORS = ["equals", "notEquals", "matches", "notMatches"] as const;
const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

function milliseconds(duration: string): number | null {
  const parts = /^(\d{1,9})(ms|[smhdwMy])$/.exec(duration);
  return parts ? Number(parts[1]) * (UNIT_MS[parts[2] ?? ""] ?? 0) : null;
}

function conditionOf({ kind, spec }: Json): Condition[] {
  const { variable, operator, value } = jsonOf(spec);
  switch (kind) {
    case "ConditionalRenderingVariable": {
      const known = OPERATORS.find((name) => name === operator) ?? "equals";
      return [{ kind: "variable", name: textOf(variable), operator: known, value: textOf(value) }];
    }
    case "ConditionalRenderingData":
      return [{ kind: "data", hasData: value !== false }];
    case "ConditionalRenderingTimeRangeSize": {
      const maxMs = milliseconds(textOf(value));
      return maxMs === null ? [] : [{ kind: "range", maxMs }];
    }
    default:
      return [];
  }
}

/** `conditionalRendering` of an item, a row or a tab; null where it is always drawn. */
export function v2Visibility(stored: unknown): Visibility | null {
  if (!isJson(stored)) return null;
  const { visibility, condition, items } = jsonOf(stored.spec);
  const conditions = jsonsOf(items).flatMap(conditionOf);
  if (conditions.length === 0) return null;
  return { show: visibility !== "hide", match: condition === "or" ? "any" : "all", conditions };
}
