import { anchoredPattern } from "../promql/matcher";

/** A condition on a label as the Alertmanager has it. */
export interface AlertMatcher {
  name: string;
  value: string;
  isRegex: boolean;
  /** Whether it must match; false turns it round. */
  isEqual: boolean;
}

/** Reads `severity=~"critical|high"`; undefined when it cannot be read. */
export function parseMatcher(text: string): AlertMatcher | undefined {
  const match = /^\s*\{?\s*([a-zA-Z_:][\w:]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^"]*?))\s*\}?\s*$/.exec(text);
  if (!match) return undefined;
  const [, name = "", operator = "", quoted, plain = ""] = match;
  const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t" };
  const value =
    quoted === undefined
      ? plain
      : quoted.replaceAll(/\\(.)/g, (_, character: string) => escapes[character] ?? character);
  const matcher = { name, value, isRegex: operator.endsWith("~"), isEqual: operator.startsWith("=") };
  try {
    matches(matcher, {});
    return matcher;
  } catch {
    return undefined;
  }
}

/** Whether labels fulfil a matcher. A label that is not there counts as empty. @throws SyntaxError for a bad pattern */
export function matches({ name, value, isRegex, isEqual }: AlertMatcher, labels: Record<string, string>): boolean {
  const found = labels[name] ?? "";
  return (isRegex ? anchoredPattern(value).test(found) : found === value) === isEqual;
}

export const matchesAll = (matchers: readonly AlertMatcher[], labels: Record<string, string>): boolean =>
  matchers.every((matcher) => matches(matcher, labels));
