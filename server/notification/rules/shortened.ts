import { TEXT_MAX_CHARACTERS } from "@/server/notification/contract";

/** Marks of Markdown that a line of plain text does not need. */
const FENCE = /^[ \t]*(`{3,}|~{3,}).*$/gm;
const LINK = /!?\[([^\]]*)\]\((?:[^()\s]|\([^()\s]*\))*\)/g;
const MARKS = /(\*\*|__|~~|`+)/g;
const LINE_START = /^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])[ \t]+/gm;
/** Nothing of these shows by itself, but they turn around, join or hide what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const UNITS_A_SIGN = 4;

/** A message as one plain line of at most 140 characters as people count them. */
export function shortened(markdown: string, most: number = TEXT_MAX_CHARACTERS): string {
  // No more than can be shown: a long text costs nothing more than a short one.
  const plain = markdown
    .slice(0, most * 20)
    .replace(FENCE, " ")
    .replace(LINK, "$1")
    .replace(LINE_START, "")
    .replace(MARKS, "")
    .replace(UNSEEN, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .toWellFormed();
  let kept = "";
  let signs = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(plain)) {
    // A sign of a hundred parts is one to a reader, and would not fit.
    if (++signs > most || kept.length + segment.length > most * UNITS_A_SIGN) return `${kept.trimEnd()}…`;
    kept += segment;
  }
  return kept;
}
