import { literal } from "./filters/syntax-edits";

interface SearchFilter {
  tag?: unknown;
  operator?: unknown;
  scope?: unknown;
  value?: unknown;
  valueType?: unknown;
}

const BARE_TYPES = new Set(["keyword", "int", "float", "duration", "bool"]);
/** Fields of a span itself, which no scope stands before. */
const INTRINSIC =
  /^(?:(?:span|trace|event|link|instrumentation):.+|name|status|statusMessage|kind|duration|rootName|rootServiceName|traceDuration)$/;

function fieldOf({ tag, scope }: SearchFilter): string {
  const name = String(tag);
  if (scope === "intrinsic" || INTRINSIC.test(name)) return name;
  return typeof scope === "string" && scope !== "" && scope !== "unscoped" ? `${scope}.${name}` : `.${name}`;
}

function conditionOf(filter: SearchFilter): string | null {
  const values = [filter.value ?? []]
    .flat()
    .map(String)
    .filter((value) => value !== "");
  const operator = String(filter.operator ?? "=");
  if (!filter.tag || values.length === 0) return null;
  const isBare = BARE_TYPES.has(String(filter.valueType)) && values.every((value) => /^[\w.µ-]+$/.test(value));
  const field = fieldOf(filter);
  if (operator.endsWith("~")) return `${field}${operator}${literal(values.join("|"))}`;
  const parts = values.map((value) => `${field}${operator}${isBare ? value : literal(value)}`);
  return parts.length === 1 ? (parts[0] ?? null) : `(${parts.join(operator === "!=" ? " && " : " || ")})`;
}

/** The TraceQL that Tempo's search form stands for; it is stored as a list of filters. */
export function traceqlSearch(fields: Record<string, unknown>): string {
  const filters = Array.isArray(fields.filters) ? (fields.filters as SearchFilter[]) : [];
  const conditions = filters.flatMap((filter) => conditionOf(filter ?? {}) ?? []);
  if (conditions.length === 0 && typeof fields.query === "string" && fields.query.trim() !== "") return fields.query;
  return `{${conditions.join(" && ")}}`;
}
