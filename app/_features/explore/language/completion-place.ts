import { openPlaces, type OpenPlaces, type QueryLanguage } from "./open-places";
import { WORDS, type Word } from "./words";

/** What can stand at a place. */
export type Wanted =
  | { of: "words"; words: readonly Word[] }
  | { of: "metrics" }
  /** `selector` narrows names to series that fit it. */
  | { of: "labels"; selector?: string | undefined }
  /** `quoted`: the quotes are there already. */
  | { of: "values"; label: string; selector?: string | undefined; quoted: boolean };

export interface CompletionPlace {
  /** Where the word that is being typed starts. */
  from: number;
  wanted: Wanted[];
}

const MATCHER = /([a-zA-Z_][\w.]*)\s*(=~|!~|!=|=)\s*$/;
const COMPLETE_MATCHER = /(?:^|,)\s*([a-zA-Z_][\w.]*\s*(?:=~|!~|!=|=)\s*"(?:[^"\\]|\\.)*")\s*(?=,|$)/g;
const LISTS_LABELS = /\b(?:by|without|on|ignoring|group_left|group_right)\s*$/i;
const ENDS_OPERAND = /[\w"`')\]}]\s*$/;

const words = (list: readonly Word[]): Wanted => ({ of: "words", words: list });

function wordBefore(text: string, pattern: RegExp): number {
  return text.length - (pattern.exec(text)?.[0].length ?? 0);
}

/** The selector that the brace opens, without the matcher that is being typed. */
function selectorAt(text: string, brace: number, until: number): string | undefined {
  const inside = text.slice(brace + 1, until).replace(/[^,]*$/, "");
  const matchers = [...inside.matchAll(COMPLETE_MATCHER)].map(([, matcher]) => matcher);
  const metric = /[a-zA-Z_:][\w:]*$/.exec(text.slice(0, brace))?.[0] ?? "";
  if (matchers.length === 0) return metric || undefined;
  return `${metric}{${matchers.join(",")}}`;
}

function inSelector(text: string, brace: number, string: OpenPlaces["string"]): CompletionPlace | null {
  if (string) {
    const label = MATCHER.exec(text.slice(brace + 1, string.at))?.[1];
    const selector = selectorAt(text, brace, string.at);
    return label ? { from: string.at + 1, wanted: [{ of: "values", label, selector, quoted: true }] } : null;
  }
  const from = wordBefore(text, /[\w.]*$/);
  const before = text.slice(brace, from);
  const label = MATCHER.exec(before)?.[1];
  const selector = selectorAt(text, brace, from);
  if (label) return { from, wanted: [{ of: "values", label, selector, quoted: false }] };
  return /[{,]\s*$/.test(before) ? { from, wanted: [{ of: "labels", selector }] } : null;
}

/** The first complete selector of a text: labels in a `by (…)` are most often its labels. */
const firstSelector = (text: string): string | undefined =>
  /[a-zA-Z_:][\w:]*(?=\s*[{[])|\{[^{}]*\}/.exec(text.replace(/\b(?:by|without)\b/g, ""))?.[0];

function inMetrics(language: "promql" | "logql", text: string, places: OpenPlaces): CompletionPlace | null {
  const opener = places.openers.at(-1);
  if (opener?.char === "{") return inSelector(text, opener.at, places.string);
  if (places.string) return null;
  if (opener?.char === "[") {
    const from = wordBefore(text, /[$\w]*$/);
    return { from, wanted: [words(WORDS.durations[language])] };
  }
  const from = wordBefore(text, /[a-zA-Z_:][\w:]*$/);
  const before = text.slice(0, from);
  if (opener && LISTS_LABELS.test(text.slice(0, opener.at))) {
    const selector = language === "promql" ? firstSelector(text) : /\{[^{}]*\}/.exec(text)?.[0];
    return /[(,]\s*$/.test(before) ? { from, wanted: [{ of: "labels", selector }] } : null;
  }
  if (/[\w.$]$/.test(before)) return null;
  if (language === "logql") {
    const stage = logStage(before);
    if (stage) return { from, wanted: stage };
  }
  if (ENDS_OPERAND.test(before) && !/\b(?:and|or|unless|bool|offset)\s*$/i.test(before)) {
    return { from, wanted: [words(WORDS.afterExpression[language])] };
  }
  const functions = words(WORDS.functions[language]);
  return { from, wanted: language === "promql" ? [{ of: "metrics" }, functions] : [functions] };
}

/** What a pipeline of LogQL can go on with; null outside of one. */
function logStage(before: string): Wanted[] | null {
  if (/\|\s*$/.test(before)) {
    const selector = /\{[^{}]*\}/.exec(before)?.[0];
    return [words(WORDS.stages), { of: "labels", selector }];
  }
  const opened = before.lastIndexOf("}");
  const rest = before.slice(opened + 1);
  const inPipe = opened >= 0 && !/[)\]]/.test(rest.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, ""));
  return inPipe ? [words(WORDS.lineFilters)] : null;
}

const ATTRIBUTE = /[\w.:/-]*$/;
const COMPARED = /([a-zA-Z_.][\w.:/-]*)\s*(?:=~|!~|!=|>=|<=|=|>|<)\s*$/;

function inTraces(text: string, { openers, string }: OpenPlaces): CompletionPlace | null {
  const opener = openers.at(-1);
  const inBraces = openers.some(({ char }) => char === "{");
  if (string) {
    const label = inBraces ? COMPARED.exec(text.slice(0, string.at))?.[1] : undefined;
    return label ? { from: string.at + 1, wanted: [{ of: "values", label, quoted: true }] } : null;
  }
  const from = wordBefore(text, ATTRIBUTE);
  const before = text.slice(0, from);
  const attributes: Wanted[] = [words(WORDS.intrinsics), { of: "labels" }];
  if (inBraces) {
    const label = COMPARED.exec(before)?.[1];
    const known = label && WORDS.known[label];
    if (known) return { from, wanted: [words(known)] };
    if (label) return { from, wanted: [{ of: "values", label, quoted: false }] };
    if (/(?:[{(!]|&&|\|\|)\s*$/.test(before)) return { from, wanted: attributes };
    const isCompared = /(?:[=<>]|[!=]~)\s*[^\s&|]+\s*$/.test(before.replace(/^[^]*(?:&&|\|\||\{)/, ""));
    return /\s$/.test(before) ? { from, wanted: [words(isCompared ? WORDS.joins : WORDS.comparisons)] } : null;
  }
  if (opener) return /[(,]\s*$/.test(before) ? { from, wanted: attributes } : null;
  if (/\|\s*$/.test(before)) return { from, wanted: [words(WORDS.functions.traceql)] };
  return /\)\s+$/.test(before) ? { from, wanted: [words(WORDS.afterExpression.traceql)] } : null;
}

/** What can be completed at the end of a text, or null where nothing can. */
export function completionPlace(language: QueryLanguage, text: string): CompletionPlace | null {
  const places = openPlaces(language, text);
  if (places.inComment || places.stray !== null) return null;
  return language === "traceql" ? inTraces(text, places) : inMetrics(language, text, places);
}
