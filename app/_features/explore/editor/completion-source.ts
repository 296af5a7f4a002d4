import {
  snippetCompletion,
  type Completion,
  type CompletionContext,
  type CompletionSource,
} from "@codemirror/autocomplete";
import { completionPlace, type Wanted } from "../language/completion-place";
import type { QueryLanguage } from "../language/open-places";
import type { ReadNames } from "./name-reader";

const TYPES = { metrics: "variable", labels: "property", values: "text", words: "keyword" } as const;
/** Metrics come before functions, functions before keywords. */
const BOOST = { metrics: 2, labels: 2, values: 2, words: 0 } as const;

function written(wanted: Wanted, name: string): string {
  if (wanted.of !== "values") return name;
  const escaped = JSON.stringify(name).slice(1, -1);
  return wanted.quoted ? escaped : `"${escaped}"`;
}

function wordOptions(wanted: Extract<Wanted, { of: "words" }>): Completion[] {
  return wanted.words.map(({ label, type, after }) => {
    const option = { label, type: type === "duration" ? "constant" : type };
    const inside = after && /^(\s*[("])([)"])$/.exec(after);
    if (inside)
      return snippetCompletion(`${label.replaceAll(/[$#{}]/g, String.raw`\$&`)}${inside[1]}\${}${inside[2]}`, option);
    return after ? { ...option, apply: label + after } : option;
  });
}

/** Completes a query at the cursor from its grammar's words and the names that the data source knows. */
export function completionSource(language: QueryLanguage, readNames: ReadNames): CompletionSource {
  return async (context: CompletionContext) => {
    const text = context.state.sliceDoc(0, context.pos);
    const place = completionPlace(language, text);
    if (!place) return null;
    const typed = text.slice(place.from);
    const isAsked = context.explicit || typed !== "" || /[{(,="[|]\s?$/.test(text);
    if (!isAsked) return null;
    const abort = new AbortController();
    context.addEventListener("abort", () => abort.abort(), { onDocChange: true });
    let hasMore = false;
    const lists = await Promise.all(
      place.wanted.map(async (wanted): Promise<Completion[]> => {
        if (wanted.of === "words") return wordOptions(wanted);
        // What cannot be read is not offered: the query itself will say why.
        const list = await readNames(wanted, typed, abort.signal).catch(() => null);
        hasMore ||= list?.more === true;
        return (list?.names ?? []).map((name) => ({
          label: name,
          apply: written(wanted, name),
          type: TYPES[wanted.of],
          boost: BOOST[wanted.of],
        }));
      }),
    );
    if (context.aborted) return null;
    return { from: place.from, options: lists.flat(), ...(!hasMore && { validFor: /^[\w.:$/-]*$/ }) };
  };
}
