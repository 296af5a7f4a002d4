import { wordsOf } from "@/server/search/rules/words-of";

/** So many words of an incident are looked for. */
export const TELLING_MOST = 12;
const TEXT_MOST = 4_000;

/** The words of a text by which something like it can be found: no numbers, and no single character. */
export function tellingWords(text: string): string[] {
  const words = wordsOf(text.slice(0, TEXT_MOST)).map(({ word }) => word);
  return [...new Set(words)].filter((word) => [...word].length > 1 && !/^\p{N}+$/u.test(word));
}

export interface UsedWord {
  word: string;
  /** In how many entries of the organization. */
  uses: number;
}

/** What a word that two have in common is worth: the less it is used, the more. */
const worthOf = ({ uses }: UsedWord) => 1 / Math.log2(2 + uses);

/**
 * How much of what tells one incident was also said in another, 0..1, and by which words, the rarest first. A single word
 * in common is chance.
 */
export function wordLikeness(
  own: readonly UsedWord[],
  shared: readonly string[],
): { likeness: number; words: string[] } {
  const common = own.filter(({ word }) => shared.includes(word)).toSorted((a, b) => a.uses - b.uses);
  if (common.length < 2) return { likeness: 0, words: [] };
  const sum = (words: readonly UsedWord[]) => words.reduce((total, each) => total + worthOf(each), 0);
  return { likeness: sum(common) / sum(own), words: common.map(({ word }) => word) };
}
