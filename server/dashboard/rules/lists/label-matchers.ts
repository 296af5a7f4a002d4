/** One condition on a label, as Prometheus writes it: `severity=~"warn|critical"`. */
export interface LabelMatcher {
  name: string;
  operator: "=" | "!=" | "=~" | "!~";
  value: string;
}

const MATCHER = /\s*([\w.:-]+)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,{}"']+))\s*/g;
/** Alternatives and wildcards of plain text; anything more could be made to run for ever. */
const PLAIN_PATTERN = /^(?:[\w\s:/@%-]|\\\.|\.\*|\.\+|\||\.)*$/;
const LONGEST_LABEL = 500;

/** The conditions of a filter; a part that cannot be read is none. */
export function labelMatchers(text: string): LabelMatcher[] {
  return [...text.matchAll(MATCHER)].map(([, name = "", operator, double, single, bare]) => ({
    name,
    operator: operator as LabelMatcher["operator"],
    value: (double ?? single ?? bare ?? "").replace(/\\(["'\\])/g, "$1"),
  }));
}

/** A pattern has to match as a whole. One with more than alternatives and wildcards matches what is equal to it. */
function fits(value: string, pattern: string): boolean {
  if (!PLAIN_PATTERN.test(pattern) || (pattern.match(/\.[*+]/g)?.length ?? 0) > 4) return value === pattern;
  return new RegExp(`^(?:${pattern})$`).test(value.slice(0, LONGEST_LABEL));
}

/** Whether labels meet all conditions; a label that is missing counts as empty. */
export function labelMatches(labels: Readonly<Record<string, string>>, matchers: readonly LabelMatcher[]): boolean {
  return matchers.every(({ name, operator, value }) => {
    const own = labels[name] ?? "";
    const holds = operator.endsWith("~") ? fits(own, value) : own === value;
    return operator.startsWith("!") ? !holds : holds;
  });
}
