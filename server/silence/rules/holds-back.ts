import type { Labels, Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";

/**
 * What tells whether matchers hold alerts back, by the labels that webhooks tell. They leave out what Grafana keeps for
 * itself, so a matcher on that cannot be judged and is left aside; null where there is no other.
 */
export function holdsBack(matchers: readonly Matcher[]): ((labels: Labels) => boolean) | null {
  const judged = matchers.filter(({ name }) => !name.startsWith("__"));
  return judged.length > 0 ? compileMatchers(judged) : null;
}
