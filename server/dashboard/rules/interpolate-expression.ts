import { builtInValue } from "./built-in-value";
import { formatValue } from "./format-value";
import { Refusal } from "./refusal";
import { variableReferences } from "./variable-references";
import type { ScopedVariable, VariableScope } from "./variable-scope";

type Quote = '"' | "'" | "`" | null;

/** What may stand outside quotes although nobody but the reader wrote it: a name, a number, a duration. */
const TOKEN = /^[\w:.+-]*$/;
/** Formats that bring quotes and escapes of their own, and so can stand outside quotes. */
const SELF_QUOTED = new Set(["json", "doublequote", "singlequote"]);

/** Where a PromQL or LogQL text stands after `text`, if it stood at `quote` before: inside which quotes, if any. */
function quoteAfter(text: string, quote: Quote): Quote {
  let at = quote;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (at === null) {
      if (char === '"' || char === "'" || char === "`") at = char;
      else if (char === "#") {
        const end = text.indexOf("\n", index);
        if (end === -1) return null;
        index = end;
      }
    } else if (char === "\\" && at !== "`") index++;
    else if (char === at) at = null;
  }
  return at;
}

/** Escapes a text so that it stays inside a literal with these quotes. */
function insideQuotes(text: string, quote: '"' | "'" | "`", name: string): string {
  if (quote === "`") {
    if (text.includes("`")) throw new Refusal("value-not-allowed", name);
    return text;
  }
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}

function written(variable: ScopedVariable, format: string | null, quote: Quote): string {
  if (variable.all !== null && format !== "text") return variable.all;
  const { values, authored } = variable;
  const byAuthor = values.every((value) => authored.has(value));
  if (quote === null) {
    if (!byAuthor && !SELF_QUOTED.has(format ?? "") && !values.every((value) => TOKEN.test(value))) {
      throw new Refusal("value-not-allowed", variable.name);
    }
    if (format === null && !variable.multi) return values.join(",");
    return formatValue(format ?? "regex", values, variable);
  }
  if (format === "raw" && byAuthor) return values.join(",");
  if (format === null && !variable.multi) return insideQuotes(values.join(","), quote, variable.name);
  return insideQuotes(formatValue(format ?? "regex", values, variable), quote, variable.name);
}

/**
 * Fills the variables into a PromQL or LogQL text. Without a format a variable that may hold several values becomes a
 * pattern, `(a|b)` with the marks of regular expressions escaped. Whatever the value, it never leaves the quotes that
 * the author put around it; outside quotes only the author's own values, names, numbers and durations may stand.
 *
 * @throws Refusal value-not-allowed
 */
export function interpolateExpression(text: string, scope: VariableScope): string {
  let quote: Quote = null;
  let result = "";
  let end = 0;
  for (const reference of variableReferences(text)) {
    const before = text.slice(end, reference.index);
    quote = quoteAfter(before, quote);
    result += before;
    end = reference.index + reference.text.length;
    const variable = scope.variables.get(reference.name);
    if (variable) {
      result += written(variable, reference.field === "text" ? "text" : reference.format, quote);
      continue;
    }
    const own = builtInValue(reference, scope);
    result += own === null ? reference.text : quote === null ? own : insideQuotes(own, quote, reference.name);
  }
  return result + text.slice(end);
}
