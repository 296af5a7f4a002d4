import type { Matcher } from "@/server/matcher/contract";
import { problemOfMatchers } from "@/server/matcher/rules/problem-of-matchers";
import { AppError } from "@/server/platform/errors";

/** @throws AppError BAD_INPUT for matchers that no Alertmanager takes */
export function requireMatchers(matchers: readonly Matcher[]): void {
  const problem = problemOfMatchers(matchers);
  if (!problem) return;
  const path = problem.index === undefined ? "matchers" : `matchers.${problem.index}`;
  throw new AppError("BAD_INPUT", "The matchers cannot be used", { fields: [{ path, code: problem.code }] });
}
