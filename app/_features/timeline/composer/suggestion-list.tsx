import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { classNames } from "@/app/_ui/class-names";
import type { CommandName } from "@/server/command/contract/commands";
import { useCommandWords } from "./command-words";
import type { Suggestion, Suggestions } from "./use-suggestions";

interface Props {
  id: string;
  suggestions: Suggestions;
  /** -1 while none is chosen. */
  active: number;
  onChoose: (suggestion: Suggestion) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** What may be put in, above the field that keeps the focus. */
export function SuggestionList({ id, suggestions, active, onChoose }: Props) {
  const t = useTranslations("commands.menu");
  const { comesWith } = useCommandWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const remark = ({ kind, label, isDisabled }: Suggestion): string => {
    if (kind !== "command" || !isDisabled) return "";
    return comesWith(label as CommandName) || t("notAllowed");
  };
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t(suggestions.of)}
      className="absolute inset-x-3 bottom-full z-20 mb-1 max-h-[min(20rem,45vh)] overflow-y-auto rounded-md border border-medium bg-elevated p-1 shadow-overlay"
    >
      {suggestions.items.map((suggestion, index) => (
        <button
          key={suggestion.insert}
          id={optionId(id, index)}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          aria-disabled={suggestion.isDisabled || undefined}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => !suggestion.isDisabled && onChoose(suggestion)}
          className={classNames(
            "flex min-h-8 w-full items-baseline gap-3 rounded-sm px-2 py-1 text-left text-sm coarse:min-h-11 coarse:items-center",
            index === active && "bg-hover",
            suggestion.isDisabled && "cursor-not-allowed",
          )}
        >
          <span className={classNames("shrink-0 font-mono", suggestion.isDisabled ? "text-secondary" : "text-primary")}>
            {suggestion.kind === "command" ? suggestion.insert : suggestion.label}
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate text-secondary">
            {suggestion.words}
          </span>
          {suggestion.isDisabled && <span className="shrink-0 text-xs text-secondary">{remark(suggestion)}</span>}
        </button>
      ))}
    </div>
  );
}
