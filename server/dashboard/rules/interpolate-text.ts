import { builtInValue } from "./built-in-value";
import { formatValue } from "./format-value";
import { Refusal } from "./refusal";
import { variableReferences } from "./variable-references";
import type { VariableScope } from "./variable-scope";

/** A value that means nothing in any query language: letters, digits and marks that neither quote nor separate. */
const HARMLESS = /^(?!.*(?:--|\/\*))[\p{L}\p{N}_.:@/+-]*$/u;

export interface TextRules {
  /** How a variable without a format is written. */
  defaultFormat: string;
  /** True where the text is only shown, so that every value may stand in it. */
  shown: boolean;
}

/**
 * Fills the variables into a text whose language is not known here. Values that the dashboard's author did not write
 * must be harmless in any language.
 *
 * @throws Refusal value-not-allowed
 */
export function interpolateText(text: string, scope: VariableScope, rules: TextRules): string {
  let result = "";
  let end = 0;
  for (const reference of variableReferences(text)) {
    result += text.slice(end, reference.index);
    end = reference.index + reference.text.length;
    const variable = scope.variables.get(reference.name);
    if (!variable) {
      result += builtInValue(reference, scope) ?? reference.text;
      continue;
    }
    const { values, authored } = variable;
    if (!rules.shown && !values.every((value) => authored.has(value) || HARMLESS.test(value))) {
      throw new Refusal("value-not-allowed", variable.name);
    }
    const plain = variable.multi ? rules.defaultFormat : "raw";
    const format = reference.field === "text" ? "text" : (reference.format ?? plain);
    result += variable.all !== null && format !== "text" ? variable.all : formatValue(format, values, variable);
  }
  return result + text.slice(end);
}
