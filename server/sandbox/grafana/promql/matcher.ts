export interface Matcher {
  label: string;
  operator: "=" | "!=" | "=~" | "!~";
  value: string;
  matches(value: string): boolean;
}

/** Anchors a pattern as Prometheus does and reads RE2's leading flags, which JavaScript takes separately. */
export function anchoredPattern(pattern: string): RegExp {
  const flags = /^\(\?([is]+)\)/.exec(pattern);
  const body = flags ? pattern.slice(flags[0].length) : pattern;
  return new RegExp(`^(?:${body})$`, `${[...new Set(flags?.[1] ?? "")].join("").replace("s", "")}s`);
}

/** @throws SyntaxError when a regular expression cannot be compiled. */
export function createMatcher(label: string, operator: Matcher["operator"], value: string): Matcher {
  if (operator === "=" || operator === "!=") {
    const equal = operator === "=";
    return { label, operator, value, matches: (candidate) => (candidate === value) === equal };
  }
  const pattern = anchoredPattern(value);
  const wanted = operator === "=~";
  return { label, operator, value, matches: (candidate) => pattern.test(candidate) === wanted };
}
