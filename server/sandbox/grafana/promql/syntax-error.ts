import { PromqlError } from "./promql-error";

const OPERATORS = ["==", "!=", ">=", "<=", "=~", "!~", "+", "-", "*", "/", "%", "^", "=", ">", "<"];
const KEYWORDS = new Set([
  "by",
  "without",
  "on",
  "ignoring",
  "group_left",
  "group_right",
  "offset",
  "bool",
  "and",
  "or",
  "unless",
]);

function unclosed(text: string): { parenthesis: boolean; brace: boolean; quote: number | undefined } {
  let parentheses = 0;
  let brace = false;
  let quote: { mark: string; at: number } | undefined;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (quote) {
      if (character === "\\") i++;
      else if (character === quote.mark) quote = undefined;
    } else if (`"'\``.includes(character)) quote = { mark: character, at: i };
    else if (character === "(") parentheses++;
    else if (character === ")") parentheses--;
    else if (character === "{") brace = true;
    else if (character === "}") brace = false;
  }
  return { parenthesis: parentheses > 0, brace, quote: quote?.at };
}

function describeToken(text: string, at: number): string {
  const rest = text.slice(at);
  const word = /^[a-zA-Z_:][\w:]*/.exec(rest)?.[0];
  if (word) return KEYWORDS.has(word) ? `unexpected <${word}>` : `unexpected identifier "${word}"`;
  const number = /^[\d.]+/.exec(rest)?.[0];
  if (number) return `unexpected number "${number}"`;
  const quoted = /^(["'`]).*?\1/.exec(rest)?.[0];
  if (quoted) return `unexpected string ${JSON.stringify(quoted)}`;
  const operator = OPERATORS.find((candidate) => rest.startsWith(candidate));
  if (operator) return `unexpected <op:${operator}>`;
  if (rest[0] === ")") return "unexpected right parenthesis ')'";
  if (`(,[]`.includes(rest[0] ?? "")) return `unexpected "${rest[0]}"`;
  return `unexpected character: '${rest[0]}'`;
}

/** Words the refusal of a text that does not parse; `at` is where the parser gave up. */
export function syntaxError(text: string, at: number): PromqlError {
  const open = unclosed(text);
  if (open.quote !== undefined) return PromqlError.parse(text, open.quote, "unterminated quoted string");
  const end = text.length;
  // An identifier followed by a parenthesis that the grammar does not know as a function.
  const call = /([a-zA-Z_]\w*)\s*$/.exec(text.slice(0, at));
  if (text[at] === "(" && call && !KEYWORDS.has(call[1] ?? "")) {
    return PromqlError.parse(text, call.index, `unknown function with name "${call[1]}"`);
  }
  if (text.slice(at).trim() === "") {
    if (open.brace) return PromqlError.parse(text, end, "unexpected end of input inside braces");
    if (open.parenthesis) return PromqlError.parse(text, end, "unclosed left parenthesis");
    return PromqlError.parse(text, end, "unexpected end of input");
  }
  const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
  const inBraces = unclosed(text.slice(0, start)).brace;
  const context = inBraces ? " in label matching" : "";
  return PromqlError.parse(text, start, `${describeToken(text, start)}${context}`);
}
