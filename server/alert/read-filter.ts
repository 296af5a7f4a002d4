import type { Matcher } from "@/server/matcher/contract";
import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { AppError } from "@/server/platform/errors";

/** @throws AppError BAD_INPUT, with the field's code and place, for what is no list of matchers */
export function readFilter(text: string): Matcher[] {
  if (text.trim() === "") return [];
  const refused = (code: string, more: object = {}) =>
    new AppError("BAD_INPUT", undefined, { fields: [{ path: "filter", code, ...more }] });
  const { matchers, problem } = parseMatchers(text);
  if (problem) throw refused(problem.code, { start: problem.start, end: problem.end });
  if (!compileMatchers(matchers)) throw refused("badPattern");
  return matchers;
}
