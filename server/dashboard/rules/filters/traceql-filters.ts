import { parser } from "@grafana/lezer-traceql";
import { Refusal } from "../refusal";
import type { AdHocFilter } from "./ad-hoc-filter";
import { insertAll, literal, parseQuery, type Insertion } from "./syntax-edits";

/** `resource.service.name`, `.http.url`, `span."a b"` or an intrinsic such as `status` or `trace:duration`. */
const FIELD = /^[A-Za-z.][\w.:/-]*$/;
const KEYWORDS = new Set(["status", "kind", "span:status", "span:kind"]);
const NUMBER = /^-?\d+(?:\.\d+)?$/;
const DURATION = /^\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h)$/;
const DURATIONS = new Set(["duration", "traceDuration", "span:duration", "trace:duration"]);

function compared(field: string, operator: string, value: string): string {
  if (KEYWORDS.has(field) && /^[a-z]+$/.test(value)) return `${field} ${operator} ${value}`;
  if (DURATIONS.has(field) && DURATION.test(value)) return `${field} ${operator} ${value}`;
  if (/^[<>]/.test(operator)) {
    if (!NUMBER.test(value) && !DURATION.test(value)) throw new Refusal("filter-operator", `${field} ${operator}`);
    return `${field} ${operator} ${value}`;
  }
  const texts = `${field} ${operator} ${literal(value)}`;
  const isTyped = NUMBER.test(value) || value === "true" || value === "false";
  if (!isTyped || operator.endsWith("~")) return texts;
  // The type of an attribute is not known here; a comparison with another type is false, whatever the operator.
  return `(${texts} || ${field} ${operator} ${value})`;
}

function condition({ key, operator, values }: AdHocFilter): string {
  if (!FIELD.test(key)) throw new Refusal("filter-not-readable", key);
  if (operator === "=|") return `(${values.map((value) => compared(key, "=", value)).join(" || ")})`;
  if (operator === "!=|") return `(${values.map((value) => compared(key, "!=", value)).join(" && ")})`;
  if (operator === "=~" || operator === "!~") return `${key} ${operator} ${literal(values[0] ?? "")}`;
  return compared(key, operator, values[0] ?? "");
}

/**
 * A TraceQL query that only sees spans that fit the filters: every `{…}` gets their conditions.
 *
 * @throws Refusal query-not-readable, filter-operator, filter-not-readable
 */
export function filterTraceql(text: string, filters: readonly AdHocFilter[]): string {
  if (filters.length === 0) return text;
  const conditions = filters.map(condition).join(" && ");
  if (text.trim() === "") return `{ ${conditions} }`;
  const insertions: Insertion[] = [];
  parseQuery(parser, text).iterate({
    enter(node) {
      if (node.name !== "SpansetFilter") return;
      const inner = node.node.getChild("FieldExpression");
      if (!inner) insertions.push({ at: node.to - 1, text: ` ${conditions} ` });
      else insertions.push({ at: inner.from, text: "(" }, { at: inner.to, text: `) && ${conditions}` });
    },
  });
  if (insertions.length === 0) throw new Refusal("query-not-readable", text.slice(0, 80));
  return insertAll(text, insertions);
}
