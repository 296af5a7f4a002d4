import type { Matcher } from "@/server/matcher/contract";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";

/** A filter that asks for one thing more; what cannot be read gives way to it, and what is asked for already stays. */
export function addMatcher(filter: string, added: Matcher): string {
  const printed = printMatcher(added);
  const { matchers } = parseMatchers(filter);
  if (!matchers) return printed;
  // Two values of one label never hold together.
  const others = matchers.filter(({ name, isRegex, isEqual }) => name !== added.name || isRegex || !isEqual);
  return [...others.map(printMatcher), printed].join(", ");
}
