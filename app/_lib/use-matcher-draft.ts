import { useMemo, useState } from "react";
import { type DraftProblem, type MatcherDraft, matcherDraft } from "@/app/_lib/matcher-draft";
import { useMatcherWords } from "@/app/_lib/use-matcher-words";
import type { ConditionEditorProps } from "@/app/_ui/condition-editor";
import type { Labels, Matcher } from "@/server/matcher/contract";

const SUGGESTED_MAX = 50;

export interface WrittenMatchers {
  /** As it would be written; `matchers` is null while it cannot be read. */
  text: string;
  matchers: Matcher[] | null;
  isEmpty: boolean;
  /** For the editor; what only the server finds wrong is added to what is found here. */
  editorOf(found: DraftProblem | null): ConditionEditorProps;
}

/**
 * Matchers that somebody writes.
 * @param known labels of which names and values are suggested
 */
export function useMatcherDraft(initial: readonly Matcher[], known: readonly Labels[]): WrittenMatchers {
  const words = useMatcherWords();
  const [draft, setDraft] = useState<MatcherDraft>(() => matcherDraft.of(initial));
  const text = matcherDraft.text(draft);
  const { matchers, problem } = useMemo(() => matcherDraft.read(draft), [draft]);
  const isEmpty = problem?.code === "empty";
  const names = useMemo(() => [...new Set(known.flatMap((labels) => Object.keys(labels)))].toSorted(), [known]);
  return {
    text,
    matchers,
    isEmpty,
    editorOf: (found) => {
      const wrong = isEmpty ? null : (problem ?? found);
      const guilty = found && wrong === found && found.index !== null ? matchers?.[found.index] : undefined;
      const place = (guilty && matcherDraft.placeOf(text, guilty)) ?? wrong;
      return {
        ...(draft.as === "rows" ? { as: "rows", rows: draft.rows } : { as: "text", text: draft.text }),
        operators: matcherDraft.operators,
        names,
        valuesOf: (name) =>
          [...new Set(known.flatMap((labels) => (Object.hasOwn(labels, name) ? [labels[name] ?? ""] : [])))]
            .filter((value) => value !== "")
            .toSorted()
            .slice(0, SUGGESTED_MAX),
        problem: wrong && {
          words: words.problem(wrong.code),
          rowId: matcherDraft.rowOf(draft, wrong.index)?.id ?? null,
          start: place?.start ?? 0,
          end: place?.end ?? text.length,
        },
        canSwitch: draft.as === "rows" || matchers !== null || isEmpty,
        onSwitch: () => setDraft(matcherDraft.switched(draft)),
        onRows: (rows) => setDraft({ as: "rows", rows }),
        onText: (next) => setDraft({ as: "text", text: next }),
      };
    },
  };
}
