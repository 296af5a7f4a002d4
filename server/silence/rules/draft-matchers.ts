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

/**
 * Matchers for these alerts and as few others as can be: all that their labels have in common, the name first, then by
 * the alphabet. With the uid of a Grafana rule it holds for that rule only.
 */
export function draftMatchers(all: readonly Labels[], ruleUid?: string): Matcher[] {
  const rank = (name: string): number => (name === "alertname" ? 0 : 1);
  const labels = common(all)
    .filter(([name, value]) => value !== "" && !isPrivate(name))
    .filter(([name, value]) => name.length <= LABEL_NAME_MAX && value.length <= MATCHER_VALUE_MAX)
    .toSorted(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .map(([name, value]) => equal(name, value));
  return [...(ruleUid ? [equal(RULE, ruleUid)] : []), ...labels].slice(0, MATCHERS_MAX);
}
