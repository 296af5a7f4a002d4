import type { Matcher, MATCHER_PROBLEMS } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";

/**
 * Why no Alertmanager takes these: there are none, a pattern that cannot be read (with its place in the list), or
 * each of them holds for a label that is not there, so that everything would match. Null where they are in order.
 */
export function problemOfMatchers(
  matchers: readonly Matcher[],
): { code: (typeof MATCHER_PROBLEMS)[number]; index?: number } | null {
  if (matchers.length === 0) return { code: "empty" };
  const bad = matchers.findIndex((one) => compileMatchers([one]) === null);
  if (bad >= 0) return { code: "badPattern", index: bad };
  return matchers.every((one) => compileMatchers([one])?.({})) ? { code: "matchesAll" } : null;
}
