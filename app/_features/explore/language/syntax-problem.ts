import { openPlaces, type QueryLanguage } from "./open-places";
import { isTraceId } from "./is-trace-id";
import { QUERY_PARSERS } from "./query-parsers";

/** What is wrong with a query, and where; `text` is the piece that is meant. */
export interface SyntaxProblem {
  code: "unexpected" | "ends-early" | "not-closed" | "string-not-closed" | "closes-nothing" | "variable";
  from: number;
  to: number;
  text: string;
}

/** Filled in by the data source; those that end in `_s` and `_ms` are numbers, the others durations. */
const BUILT_IN = /\$\{?__(?:rate_interval|interval|range|auto)(_ms|_s)?\b\}?/g;

/** The same text with a number or a duration where Grafana fills one in: grammars do not know these names. */
function filledIn(text: string): string {
  return text.replaceAll(BUILT_IN, (name, unit?: string) =>
    unit ? "1".repeat(name.length) : `${"1".repeat(name.length - 1)}s`,
  );
}

function tokenAt(text: string, from: number): string {
  return /^(?:[\w.:]+|"(?:[^"\\]|\\.)*"|[^\s\w])/.exec(text.slice(from))?.[0] ?? text.slice(from, from + 1);
}

/** The first thing that the language's grammar does not allow, or null. What the data source makes of it comes later. */
export function syntaxProblem(language: QueryLanguage, text: string): SyntaxProblem | null {
  if (text.trim() === "" || (language === "traceql" && isTraceId(text))) return null;
  const { string, openers, stray } = openPlaces(language, text);
  if (stray !== null) return { code: "closes-nothing", from: stray, to: stray + 1, text: text.charAt(stray) };
  if (string) return { code: "string-not-closed", from: string.at, to: text.length, text: string.quote };
  const filled = filledIn(text);
  let first = -1;
  QUERY_PARSERS[language].parse(filled).iterate({
    enter({ type, from }) {
      if (type.isError && (first < 0 || from < first)) first = from;
    },
  });
  if (first < 0) return null;
  const start = first + (/^\s*/.exec(text.slice(first))?.[0].length ?? 0);
  if (start >= text.length) {
    const opener = openers.at(-1);
    if (opener) return { code: "not-closed", from: opener.at, to: opener.at + 1, text: opener.char };
    const end = text.trimEnd().length;
    return { code: "ends-early", from: Math.max(0, end - 1), to: end, text: text.charAt(end - 1) };
  }
  const token = tokenAt(text, start);
  const variable = /^\$\{?\w+\}?/.exec(text.slice(start))?.[0];
  if (variable) return { code: "variable", from: start, to: start + variable.length, text: variable };
  return { code: "unexpected", from: start, to: start + token.length, text: token };
}
