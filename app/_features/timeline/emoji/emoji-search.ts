/** An emoji as it can be found. */
export interface EmojiChoice {
  emoji: string;
  /** In the reader's language. */
  label: string;
  /** Label and tags in all languages that one may search in, in lower case. */
  words: readonly string[];
}

/** What Unicode's data says of one emoji, in the compact form of emojibase. */
export interface EmojiRecord {
  unicode: string;
  label: string;
  hexcode: string;
  group?: number;
  order?: number;
  tags?: readonly string[];
}

/** Skin tones and hair styles by themselves. */
const COMPONENTS = 2;

/** Joins the data of several languages; the first one names. */
export function emojiChoices([named, ...others]: readonly (readonly EmojiRecord[])[]): EmojiChoice[] {
  const more = new Map<string, string[]>();
  for (const { hexcode, label, tags = [] } of others.flat()) {
    more.set(hexcode, [...(more.get(hexcode) ?? []), label, ...tags]);
  }
  return (named ?? [])
    .filter(({ group }) => group !== undefined && group !== COMPONENTS)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, hexcode, tags = [] }) => ({
      emoji: unicode,
      label,
      words: [label, ...tags, ...(more.get(hexcode) ?? [])].map((word) => word.toLowerCase()),
    }));
}

/** The best fits for what was typed; each of its words has to be found. */
export function searchEmoji(choices: readonly EmojiChoice[], query: string, limit: number): EmojiChoice[] {
  const asked = query.toLowerCase().split(/\s+/u).filter(Boolean);
  if (asked.length === 0) return choices.slice(0, limit);
  return choices
    .flatMap((choice) => {
      const fits = asked.map((word) => fitOf(choice.words, word));
      return fits.every((fit) => fit !== null) ? [{ choice, fit: Math.max(...fits) }] : [];
    })
    .toSorted((a, b) => a.fit - b.fit)
    .slice(0, limit)
    .map(({ choice }) => choice);
}

/** How far a word is from what an emoji is called: the name before the tags, whole words before their beginnings. */
function fitOf(words: readonly string[], asked: string): number | null {
  const [name = ""] = words;
  const fits = [
    name === asked,
    name.startsWith(asked),
    words.includes(asked),
    words.some((word) => word.startsWith(asked)),
  ];
  const fit = [...fits, words.some((word) => word.includes(asked))].indexOf(true);
  return fit < 0 ? null : fit;
}
