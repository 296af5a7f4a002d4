import type { Phrase } from "@/server/search/rules/parse-search";
import { wordsOf } from "@/server/search/rules/words-of";

export interface Excerpt {
  excerpt: string;
  marks: [number, number][];
}

const LENGTH = 240;
const LEAD = 60;
const LOW_SURROGATE = /[\uDC00-\uDFFF]/;

/** The part of a text around the first word that was looked for, with the places of all of them in it. */
export function excerptOf(text: string, phrases: readonly Phrase[]): Excerpt {
  const wanted = phrases.filter(({ isWithout }) => !isWithout);
  const whole = new Set(wanted.flatMap(({ words, isOpen }) => (isOpen ? words.slice(0, -1) : words)));
  const open = wanted.flatMap(({ words, isOpen }) => (isOpen ? (words.at(-1) ?? []) : []));
  const isWanted = (word: string) => whole.has(word) || open.some((start) => word.startsWith(start));
  const found = wordsOf(text).filter(({ word }) => isWanted(word));
  const start = startNear(text, Math.max(0, (found[0]?.from ?? 0) - LEAD));
  const end = endNear(text, start + LENGTH);
  const [before, after] = [start > 0 ? "…" : "", end < text.length ? "…" : ""];
  const shift = before.length - start;
  const inside = found.filter(({ from, to }) => from >= start && to <= end);
  return {
    excerpt: before + text.slice(start, end) + after,
    marks: merged(inside.map(({ from, to }) => [from + shift, to + shift])),
  };
}

function startNear(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.lastIndexOf(" ", at);
  return at - space < LEAD / 2 && space >= 0 ? space + 1 : whole(text, at);
}

const endNear = (text: string, at: number) => (at >= text.length ? text.length : whole(text, at));
const whole = (text: string, at: number) => (LOW_SURROGATE.test(text[at] ?? "") ? at - 1 : at);

function merged(marks: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
