import { builtInValue } from "./built-in-value";
import { formatValue } from "./format-value";
import { Refusal } from "./refusal";
import { variableReferences } from "./variable-references";
import type { VariableScope } from "./variable-scope";
import { formatOf, formatted, referredValue } from "./written-value";

/** A value that means nothing in any query language: letters, digits and marks that neither quote nor separate. */
const HARMLESS = /^(?!.*(?:--|\/\*))[\p{L}\p{N}_.:@/+-]*$/u;

export interface TextRules {
  /** How a variable without a format is written. */
  defaultFormat: string;
  /** True where the text is only shown, so that every value may stand in it. */
  shown: boolean;
  /** Names that the back end of the data source fills in. */
  left?: ReadonlySet<string>;
}

/**
 * Fills the variables into a text whose language is not known here. Values that the dashboard's author did not write
 * must be harmless in any language.
 *
 * @throws Refusal value-not-allowed, value-not-offered, values-unknown
 */
export function interpolateText(text: string, scope: VariableScope, rules: TextRules): string {
  let result = "";
  let end = 0;
  for (const reference of variableReferences(text)) {
    result += text.slice(end, reference.index);
    end = reference.index + reference.text.length;
    const variable = scope.variables.get(reference.name);
    if (!variable) {
      const builtIn = builtInValue(reference, scope, rules.left);
      if (builtIn && !builtIn.authored && !rules.shown && !HARMLESS.test(builtIn.value)) {
        throw new Refusal("value-not-allowed", reference.name);
      }
      const { name, format } = reference;
      const only = { name, texts: [builtIn?.value ?? ""], multi: false, timeZone: scope.timeZone };
      result += builtIn ? formatValue(format ?? "raw", [builtIn.value], only) : reference.text;
      continue;
    }
    const value = referredValue(variable, reference);
    const format = formatOf(reference) ?? (value.multi ? rules.defaultFormat : "raw");
    if (value.all !== null && format !== "text") {
      if (value.unknown && !rules.shown && rules.defaultFormat !== "regex") {
        throw new Refusal("values-unknown", value.name);
      }
      result += value.all;
      continue;
    }
    const harmless = value.values.every((item) => variable.authored.has(item) || HARMLESS.test(item));
    if (!rules.shown && !value.authored && !harmless) throw new Refusal("value-not-allowed", value.name);
    result += formatted(format, value, scope);
  }
  return result + text.slice(end);
}
