import type { Phrase } from "@/server/search/rules/parse-search";
import { wordsOf } from "@/server/search/rules/words-of";

/** Highest place that PostgreSQL keeps. */
const LAST_PLACE = 16_383;

/** The words of a text as the text form of a `tsvector`. */
export function vectorOf(text: string): string {
  const places = new Map<string, number[]>();
  for (const { word, place } of wordsOf(text)) {
    const known = places.get(word);
    if (known) known.push(Math.min(place, LAST_PLACE));
    else places.set(word, [Math.min(place, LAST_PLACE)]);
  }
  return [...places].map(([word, at]) => `${quote(word)}:${at.join(",")}`).join(" ");
}

/** Phrases as the text form of a `tsquery`; `endings` are words that may stand for an open phrase's last one. */
export function queryOf(phrases: readonly Phrase[], endings: (word: string) => readonly string[]): string {
  return phrases
    .map(({ words, isOpen, isWithout }) => {
      const last = words.length - 1;
      const parts = words.map((word, n) => (isOpen && n === last ? anyOf([word, ...endings(word)]) : quote(word)));
      const phrase = parts.length > 1 ? `(${parts.join(" <-> ")})` : (parts[0] ?? "");
      return isWithout ? `!${phrase}` : phrase;
    })
    .join(" & ");
}

const anyOf = (words: string[]) => {
  const all = [...new Set(words)].map(quote);
  return all.length > 1 ? `(${all.join(" | ")})` : (all[0] ?? "");
};

/** Words are letters and digits; the quotes are for those that read as an operator. */
const quote = (word: string) => `'${word.replaceAll("\\", "").replaceAll("'", "")}'`;
