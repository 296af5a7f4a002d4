import { compileMatchers } from "@/server/matcher/rules/compile-matchers";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { AppError } from "@/server/platform/errors";

/** @throws AppError BAD_INPUT, with the field's code and place, for what is no list of matchers */
export function readFilter(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  if (text.trim() === "") return () => true;
  const refused = (code: string, more: object = {}) =>
    new AppError("BAD_INPUT", undefined, { fields: [{ path: "filter", code, ...more }] });
  const { matchers, problem } = parseMatchers(text);
  if (problem) throw refused(problem.code, { start: problem.start, end: problem.end });
  const fits = compileMatchers(matchers);
  if (!fits) throw refused("badPattern");
  return fits;
}
