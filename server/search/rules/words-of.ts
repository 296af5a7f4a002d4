/** A word of a text as it is looked for, and where it stands. */
export interface Word {
  word: string;
  /** Its number in the text, from 1; words of one place stand for the same characters. */
  place: number;
  /** In UTF-16 units, end excluded. */
  from: number;
  to: number;
}

const LONGEST = 64;
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const RUN = new RegExp(`([${UNSPACED}]\\p{M}*)+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*)+`, "gu");
const CHARACTER = /\P{M}\p{M}*/gu;

/**
 * The words of a text: runs of letters and digits, without case and accents. Scripts that are written without spaces
 * give each character and each pair of neighbours, so that any part of a sentence can be found.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let place = 0;
  for (const { 0: run, 1: unspaced, index } of text.matchAll(RUN)) {
    if (unspaced === undefined) {
      words.push({ word: plain(run), place: ++place, from: index, to: index + run.length });
      continue;
    }
    const characters = [...run.matchAll(CHARACTER)].map((match) => ({ text: match[0], from: index + match.index }));
    for (const [n, { text: one, from }] of characters.entries()) {
      const next = characters[n + 1]?.text;
      words.push({ word: plain(one), place: ++place, from, to: from + one.length });
      if (next) words.push({ word: plain(one + next), place, from, to: from + one.length + next.length });
    }
  }
  return words.filter(({ word }) => word !== "");
}

function plain(word: string): string {
  const bare = word.normalize("NFKD").replaceAll(/\p{M}/gu, "").normalize("NFKC").toLowerCase();
  return [...bare].slice(0, LONGEST).join("");
}
