import { LABEL_NAME_MAX, MATCHER_TEXT_MAX, MATCHER_VALUE_MAX, MATCHERS_MAX } from "@/server/matcher/contract";
import type { Matcher, MatcherProblem } from "@/server/matcher/contract";
import { readQuoted } from "@/server/matcher/rules/read-quoted";

export type ParsedMatchers = { matchers: Matcher[]; problem: null } | { matchers: null; problem: MatcherProblem };

const SPACE = /\s/;
/** What may not stand in a word without quotes. */
const RESERVED = /[\s{}!=~,\\"'`]/;
const OPERATORS = ["=~", "!~", "!=", "="] as const;

class Stop extends Error {
  constructor(readonly problem: MatcherProblem) {
    super(problem.code);
  }
}

/**
 * Reads matchers as Alertmanager does since it takes any UTF-8: `{alertname="High latency", severity=~"critical|page"}`,
 * with or without braces and quotes, a comma after the last one allowed. Never throws.
 */
export function parseMatchers(text: string): ParsedMatchers {
  let at = 0;
  const stop = (code: MatcherProblem["code"], start = at, end = Math.min(start + 1, text.length)): never => {
    throw new Stop({ code, start, end: Math.max(start, end) });
  };
  const skip = (): void => {
    while (at < text.length && SPACE.test(text[at] ?? "")) at += 1;
  };
  const word = (missing: "noName" | "noValue", most: number): string => {
    skip();
    const start = at;
    if (text[at] === '"') {
      const quoted = readQuoted(text, at);
      if ("code" in quoted) return stop(quoted.code, quoted.start, quoted.end);
      at = quoted.end;
      if (missing === "noName" && quoted.value === "") return stop(missing, start, at);
      return quoted.value.length > most || quoted.value.includes("\0") ? stop("tooLong", start, at) : quoted.value;
    }
    while (at < text.length && !RESERVED.test(text[at] ?? "")) at += 1;
    if (at === start) return stop(missing);
    return at - start > most || text.slice(start, at).includes("\0")
      ? stop("tooLong", start, at)
      : text.slice(start, at);
  };
  const one = (): Matcher => {
    const name = word("noName", LABEL_NAME_MAX);
    skip();
    const operator = OPERATORS.find((each) => text.startsWith(each, at)) ?? stop("noOperator");
    at += operator.length;
    const value = word("noValue", MATCHER_VALUE_MAX);
    return { name, value, isRegex: operator.endsWith("~"), isEqual: operator.startsWith("=") };
  };

  const all = (): Matcher[] => {
    if (text.length > MATCHER_TEXT_MAX) stop("tooLong", 0, text.length);
    if (!text.isWellFormed()) stop("badEscape", 0, text.length);
    skip();
    const brace = text[at] === "{" ? at : -1;
    if (brace >= 0) at += 1;
    const found: Matcher[] = [];
    for (;;) {
      skip();
      if (at >= text.length || text[at] === "}") break;
      if (found.length === MATCHERS_MAX) stop("tooMany", at, text.length);
      found.push(one());
      skip();
      if (text[at] === ",") at += 1;
      else if (at < text.length && text[at] !== "}") stop("noComma");
    }
    if (brace >= 0 && text[at] !== "}") stop("unclosedBrace", brace, brace + 1);
    if (text[at] === "}") {
      if (brace < 0) stop("afterEnd");
      at += 1;
    }
    skip();
    if (at < text.length) stop("afterEnd", at, text.length);
    if (found.length === 0) stop("empty", 0, text.length);
    return found;
  };

  try {
    return { matchers: all(), problem: null };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { matchers: null, problem: error.problem };
  }
}
