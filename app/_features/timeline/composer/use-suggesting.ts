import { type KeyboardEvent, useState } from "react";
import type { Suggestion, Suggestions } from "./use-suggestions";

interface Chosen {
  /** The text in which it was chosen: any other begins anew. */
  text: string;
  index: number;
}

/** Which of the suggestions is chosen, by keys; and whether they were sent away for this text. */
export function useSuggesting(
  suggestions: Suggestions | null,
  text: string,
  onChoose: (suggestion: Suggestion) => void,
) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const items = suggestions?.items ?? [];
  const isOpen = items.length > 0 && closedFor !== text;
  const byItself = suggestions?.isPressing && !items[0]?.isDisabled ? 0 : -1;
  const active = !isOpen ? -1 : chosen?.text === text ? Math.min(chosen.index, items.length - 1) : byItself;

  const move = (step: 1 | -1) => {
    const count = items.length;
    const from = active === -1 && step === -1 ? count : active;
    setChosen({ text, index: (from + step + count) % count });
  };

  return {
    isOpen,
    active,
    close: () => setClosedFor(text),
    /** True where the key was meant for the suggestions. */
    onKeyDown: ({ key, shiftKey }: KeyboardEvent): boolean => {
      if (!isOpen) return false;
      if (key === "ArrowDown" || key === "ArrowUp") move(key === "ArrowDown" ? 1 : -1);
      else if (key === "Escape") setClosedFor(text);
      else if ((key === "Enter" && active >= 0) || (key === "Tab" && !shiftKey)) {
        const item = items[Math.max(0, active)];
        if (!item || item.isDisabled) return false;
        onChoose(item);
      } else return false;
      return true;
    },
  };
}
