import { builtInValue } from "./built-in-value";
import type { Place, QueryLanguage } from "./query-language";
import { PROMQL } from "./query-languages";
import { Refusal } from "./refusal";
import { variableReferences, type VariableReference } from "./variable-references";
import type { VariableScope } from "./variable-scope";
import { formatOf, formatted, referredValue, type ReferredValue } from "./written-value";

const NUMBER = /^-?\d+(?:\.\d+)?(?:ms|[smhdwy])?$/;
/** Back ends of Prometheus and Loki know the step and the range, and fill these in by themselves. */
const LEFT_TO_BACK_END = new Set([
  "__interval",
  "__interval_ms",
  "__rate_interval",
  "__rate_interval_ms",
  "__range",
  "__range_s",
  "__range_ms",
  "__auto",
]);

export interface ExpressionRules {
  language: QueryLanguage;
  /** Names that the back end of the data source fills in. */
  left: ReadonlySet<string>;
}

const PROMQL_RULES: ExpressionRules = { language: PROMQL, left: LEFT_TO_BACK_END };

function outside(value: ReferredValue, format: string | null, scope: VariableScope, language: QueryLanguage): string {
  if (value.unknown && format !== "text" && language.defaultFormat !== "regex") {
    throw new Refusal("values-unknown", value.name);
  }
  if (value.all !== null && format !== "text") return value.all;
  const wanted = format ?? (value.multi ? language.defaultFormat : "raw");
  const literals = value.values.map((item) => language.literal(item, wanted));
  if (literals.length > 0 && literals.every((item) => item !== null)) return literals.join(",");
  const texts = wanted === "text" ? value.texts : value.values;
  const harmless = texts.every((item) => language.token.test(item));
  const known = value.offered || texts.every((item) => NUMBER.test(item));
  if (!value.authored && (!harmless || (scope.strict && !known))) throw new Refusal("value-not-allowed", value.name);
  return formatted(wanted, value, scope);
}

function within(value: ReferredValue, format: string | null, scope: VariableScope, rules: ExpressionRules, at: Place) {
  const { language } = rules;
  if (value.unknown && format !== "text" && language.defaultFormat !== "regex") {
    throw new Refusal("values-unknown", value.name);
  }
  if (value.all !== null && format !== "text") return value.all;
  if (format === "raw" && value.authored) return value.values.join(",");
  const plain = format === null && (!value.multi || language.defaultFormat === "sqlstring");
  const text = plain ? value.values.join(",") : formatted(format ?? language.defaultFormat, value, scope);
  return language.inside(text, at, value.name);
}

function valueOf(reference: VariableReference, scope: VariableScope, left: ReadonlySet<string>): ReferredValue | null {
  const variable = scope.variables.get(reference.name);
  if (variable) return referredValue(variable, reference);
  const builtIn = builtInValue(reference, scope, left);
  if (!builtIn) return null;
  const { value, authored } = builtIn;
  const single = { multi: false, list: false, all: null, unknown: false, offered: false };
  return { name: reference.name, values: [value], texts: [value], authored, ...single };
}

/**
 * Fills the variables into a text of a query language, by default PromQL or LogQL. Without a format a variable that may
 * hold several values is written as that language's data source does it, in PromQL as a pattern with the marks of
 * regular expressions escaped. Whatever the value, it never leaves the quotes that the author put around it; outside
 * quotes only the author's own values, names, numbers, durations and literals made here may stand.
 *
 * @throws Refusal value-not-allowed, value-not-offered, values-unknown
 */
export function interpolateExpression(text: string, scope: VariableScope, rules = PROMQL_RULES): string {
  const { language, left } = rules;
  let result = "";
  let end = 0;
  for (const reference of variableReferences(text)) {
    result += text.slice(end, reference.index);
    end = reference.index + reference.text.length;
    const value = valueOf(reference, scope, left);
    if (!value) {
      result += reference.text;
      continue;
    }
    const place = language.placeAfter(result);
    const format = formatOf(reference);
    const written = place === "" ? outside(value, format, scope, language) : within(value, format, scope, rules, place);
    const next = result + written;
    // What the author wrote may open and close as it likes; what the reader chose must leave everything where it was.
    const moved = language.placeAfter(next) !== place || (place === "" && /^['"`$]/.test(text.slice(end)));
    if (!value.authored && value.all === null && written !== "" && moved) {
      throw new Refusal("value-not-allowed", value.name);
    }
    result = next;
  }
  return result + text.slice(end);
}
