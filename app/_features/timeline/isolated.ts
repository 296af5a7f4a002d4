import { plainName } from "@/server/timeline/rules/plain-name";

/** Letters of scripts that run from right to left (blocks of the Unicode ranges R and AL). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name or title as it may stand in a sentence: nothing hidden in it, and where it runs from right to left, isolated
 * (U+2068, U+2069), so that it does not turn around the words beside it.
 */
export function isolated(text: string): string {
  const plain = plainName(text);
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
