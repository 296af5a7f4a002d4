import { wordsOf } from "@/server/search/rules/words-of";

/** Words that stand next to each other; a single word is a phrase of one. */
export interface Phrase {
  words: string[];
  /** The last word may go on: it is still being typed. */
  isOpen: boolean;
  isWithout: boolean;
}

export interface ParsedSearch {
  phrases: Phrase[];
  /** A username. */
  from: string | null;
  incidentNumber: number | null;
  /** ISO dates or date-times, as written. */
  before: string | null;
  after: string | null;
}

const PART = /(-?)(?:(from|in|before|after):(\S+)|"([^"]*)"?|(\S+))/gu;
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const MOST_PHRASES = 12;

/** Reads what somebody typed; whatever is not understood is looked for as words. */
export function parseSearch(text: string): ParsedSearch {
  const parsed: ParsedSearch = { phrases: [], from: null, incidentNumber: null, before: null, after: null };
  for (const { 0: whole, 1: minus, 2: field, 3: value = "", 4: quoted, 5: bare, index } of text.matchAll(PART)) {
    if (field && takeField(parsed, field, value)) continue;
    const words = pairsFirst(quoted ?? bare ?? whole);
    const isOpen = quoted === undefined && index + whole.length === text.length;
    if (words.length > 0 && parsed.phrases.length < MOST_PHRASES) {
      parsed.phrases.push({ words, isOpen: isOpen && !minus, isWithout: minus === "-" });
    }
  }
  return parsed;
}

function takeField(parsed: ParsedSearch, field: string, value: string): boolean {
  if (field === "from") parsed.from = value.replace(/^@/, "").toLowerCase();
  else if (field === "in" && /^#?\d{1,9}$/.test(value)) parsed.incidentNumber = Number(value.replace("#", ""));
  else if ((field === "before" || field === "after") && DATE.test(value) && !Number.isNaN(Date.parse(value)))
    parsed[field] = value;
  else return false;
  return true;
}

/** One word for each place: of a pair and its first character the pair, which says more. */
function pairsFirst(text: string): string[] {
  const byPlace = new Map<number, string>();
  const words = wordsOf(text);
  for (const { word, place } of words) byPlace.set(place, word);
  // The last character of a run is in the pair before it already.
  const tail = words.at(-1);
  const before = words.at(-2);
  if (tail && before && before.to === tail.to && before.from < tail.from) byPlace.delete(tail.place);
  return [...byPlace.values()];
}
