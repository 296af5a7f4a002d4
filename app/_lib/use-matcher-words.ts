import { useTranslations } from "next-intl";
import type { Matcher, MatcherProblem } from "@/server/matcher/contract";
import { printMatcher } from "@/server/matcher/rules/print-matcher";

/** Says what matchers are, and what is wrong with them. */
export function useMatcherWords() {
  const t = useTranslations("matchers");
  return {
    problem: (code: MatcherProblem["code"]): string => t(`problem.${code}`),
    /** As Alertmanager reads them. */
    list: (matchers: readonly Matcher[]): string => matchers.map(printMatcher).join(", "),
  };
}
