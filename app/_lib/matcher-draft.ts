import type { Matcher, MatcherProblem } from "@/server/matcher/contract";
import { parseMatchers } from "@/server/matcher/rules/parse-matchers";
import { printMatcher } from "@/server/matcher/rules/print-matcher";

const OPERATORS = ["=", "!=", "=~", "!~"] as const;

export interface MatcherRow {
  id: number;
  name: string;
  operator: string;
  value: string;
}

/** Matchers that are being written, in rows or as text: what is written counts, the other form follows from it. */
export type MatcherDraft = { as: "rows"; rows: readonly MatcherRow[] } | { as: "text"; text: string };

/** What is wrong, and where: in the text, and in rows the place among those that are begun. */
export interface DraftProblem extends MatcherProblem {
  index: number | null;
}

const isBegun = ({ name, value }: MatcherRow): boolean => name !== "" || value !== "";
const matcherOf = ({ name, operator, value }: MatcherRow): Matcher => ({
  name: name.trim(),
  value,
  isRegex: operator.endsWith("~"),
  isEqual: operator.startsWith("="),
});
const rowOf = ({ name, value, isRegex, isEqual }: Matcher, id: number): MatcherRow => ({
  id,
  name,
  operator: isRegex ? (isEqual ? "=~" : "!~") : isEqual ? "=" : "!=",
  value,
});
const SEPARATOR = ", ";
const printed = (rows: readonly MatcherRow[]): string[] =>
  rows.filter(isBegun).map((row) => printMatcher(matcherOf(row)));

/** The row in which a place of the text lies. */
function indexAt(parts: readonly string[], place: number): number {
  let end = 0;
  const index = parts.findIndex((part) => {
    end += part.length + SEPARATOR.length;
    return place < end;
  });
  return index < 0 ? parts.length - 1 : index;
}

export const matcherDraft = {
  operators: OPERATORS,
  /** One empty row where there are none. */
  of: (matchers: readonly Matcher[]): MatcherDraft => ({
    as: "rows",
    rows: matchers.length > 0 ? matchers.map(rowOf) : [{ id: 0, name: "", operator: "=", value: "" }],
  }),
  text: (draft: MatcherDraft): string => (draft.as === "text" ? draft.text : printed(draft.rows).join(SEPARATOR)),
  read(draft: MatcherDraft): { matchers: Matcher[]; problem: null } | { matchers: null; problem: DraftProblem } {
    const { matchers, problem } = parseMatchers(matcherDraft.text(draft));
    if (matchers) return { matchers, problem };
    const isInRow = draft.as === "rows" && problem.code !== "empty" && problem.code !== "tooMany";
    return { matchers, problem: { ...problem, index: isInRow ? indexAt(printed(draft.rows), problem.start) : null } };
  },
  /** The other form; the same draft where what is written cannot be read. */
  switched(draft: MatcherDraft): MatcherDraft {
    if (draft.as === "rows") return { as: "text", text: matcherDraft.text(draft) };
    const { matchers, problem } = parseMatchers(draft.text);
    if (matchers) return matcherDraft.of(matchers);
    return problem.code === "empty" ? matcherDraft.of([]) : draft;
  },
  /** Where in the text the value of one of the matchers stands; null where it is not found as it is. */
  placeOf(text: string, { value }: Matcher): { start: number; end: number } | null {
    const quoted = printMatcher({ name: "a", value, isRegex: false, isEqual: true }).slice(2);
    const written = [quoted, value].find((each) => each !== "" && text.includes(each));
    if (written === undefined) return null;
    const start = text.indexOf(written);
    return { start, end: start + written.length };
  },
  /** The row that a problem is about. */
  rowOf: (draft: MatcherDraft, index: number | null): MatcherRow | undefined =>
    draft.as === "rows" && index !== null ? draft.rows.filter(isBegun)[index] : undefined,
};
