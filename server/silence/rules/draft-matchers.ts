import { LABEL_NAME_MAX, MATCHER_VALUE_MAX, MATCHERS_MAX, type Labels, type Matcher } from "@/server/matcher/contract";

const RULE = "__alert_rule_uid__";
/** Grafana keeps these for itself; webhooks leave them out. */
const isPrivate = (name: string): boolean => name.startsWith("__");
const equal = (name: string, value: string): Matcher => ({ name, value, isRegex: false, isEqual: true });

/** The labels that all have, with the same value. */
function common(all: readonly Labels[]): [string, string][] {
  const [first = {}, ...others] = all;
  return Object.entries(first).filter(([name, value]) =>
    others.every((labels) => Object.hasOwn(labels, name) && labels[name] === value),
  );
}

/** Of more, what else they have in common says it better. */
const NAMES_MAX = 10;
const literal = (text: string): string => text.replaceAll(/[\\^$.|?*+()[\]{}]/g, "\\$&");

/** The names of alerts that are called differently, as one pattern. */
function anyName(all: readonly Labels[]): Matcher[] {
  const names = new Set(all.map(({ alertname = "" }) => alertname));
  const value = [...names].map(literal).join("|");
  const isPossible = names.size > 1 && names.size <= NAMES_MAX && !names.has("") && value.length <= MATCHER_VALUE_MAX;
  return isPossible ? [{ name: "alertname", value, isRegex: true, isEqual: true }] : [];
}

/**
 * Matchers for these alerts and as few others as can be: all that their labels have in common, the name or the names
 * first, then by the alphabet. With the uid of a Grafana rule it holds for that rule only.
 */
export function draftMatchers(all: readonly Labels[], ruleUid?: string): Matcher[] {
  const rank = (name: string): number => (name === "alertname" ? 0 : 1);
  const labels = common(all)
    .filter(([name, value]) => value !== "" && !isPrivate(name))
    .filter(([name, value]) => name.length <= LABEL_NAME_MAX && value.length <= MATCHER_VALUE_MAX)
    .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, value]) => equal(name, value));
  return [...(ruleUid ? [equal(RULE, ruleUid)] : []), ...anyName(all), ...labels].slice(0, MATCHERS_MAX);
}
