import { Refusal } from "../refusal";

const OPERATORS = ["=", "!=", "=~", "!~", "=|", "!=|", "<", ">", "<=", ">="] as const;
export type FilterOperator = (typeof OPERATORS)[number];

/** A label and what it has to be. Only `=|` and `!=|`, one of and none of, have several values. */
export interface AdHocFilter {
  key: string;
  operator: FilterOperator;
  values: string[];
}

const isOperator = (value: unknown): value is FilterOperator => OPERATORS.includes(value as FilterOperator);

/** A filter as it travels among the values of variables: `["job","=","api"]`. */
export const filterText = ({ key, operator, values }: AdHocFilter): string =>
  JSON.stringify([key, operator, ...values]);

/**
 * Reads what `filterText` wrote.
 *
 * @throws Refusal filter-not-readable
 */
export function readFilter(text: string): AdHocFilter {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new Refusal("filter-not-readable", text.slice(0, 80));
  }
  const [key, operator, ...values] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const texts = values.filter((value): value is string => typeof value === "string");
  if (typeof key !== "string" || key === "" || !isOperator(operator) || texts.length !== values.length) {
    throw new Refusal("filter-not-readable", text.slice(0, 80));
  }
  if (texts.length === 0) throw new Refusal("filter-not-readable", key);
  return { key, operator, values: texts };
}

/** A filter as dashboards store it; null for one that is not finished, or that lets everything through. */
export function storedFilter(stored: unknown): AdHocFilter | null {
  const { key, operator, value, values } = (stored ?? {}) as Record<string, unknown>;
  if (typeof key !== "string" || key === "" || !isOperator(operator)) return null;
  const many = Array.isArray(values) ? values.map(String).filter((item) => item !== "") : [];
  const one = value === undefined || value === null || value === "" ? [] : [String(value)];
  const given = operator.endsWith("|") && many.length > 0 ? many : one;
  const everything = given.includes("$__all") || (operator === "=~" && given[0] === ".*");
  return given.length === 0 || everything ? null : { key, operator, values: given };
}
