import type { MatcherProblem } from "@/server/matcher/contract";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";

/** The first set that is none, by its place; null where all can be used. */
export function matcherProblem(sets: readonly string[]): { index: number; code: MatcherProblem["code"] } | null {
  for (const [index, set] of sets.entries()) {
    const { matchers, problem } = parseMatchers(set);
    const found = problem ?? problemOfMatchers(matchers);
    if (found) return { index, code: found.code };
  }
  return null;
}
