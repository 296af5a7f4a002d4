"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useMatcherWords } from "@/app/_lib/use-matcher-words";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import type { Labels, MatcherProblem } from "@/server/matcher/contract";

export interface FilterFieldProps {
  inputRef: RefObject<HTMLInputElement | null>;
  text: string;
  problem: MatcherProblem | null;
  /** Labels of what is listed, for completing. */
  known: readonly Labels[];
  onText: (text: string) => void;
}

const SHAPE = "h-9 pl-8 pr-9 font-mono text-sm whitespace-pre coarse:h-11";
type Complete = (written: string, alerts: readonly Labels[]) => string[];

/** Matchers as Alertmanager reads them, on one line: completed from what is listed, underlined where they are wrong. */
export function FilterField({ inputRef, text, problem, known, onText }: FilterFieldProps) {
  const t = useTranslations("alerts.filter");
  const words = useMatcherWords();
  const id = useId();
  const complete = useRef<Complete | null>(null);
  const [choices, setChoices] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState(-1);
  const [scrollLeft, setScrollLeft] = useState(0);
  const isOpen = choices.length > 0;
  const [start, end] = problem ? [Math.min(problem.start, Math.max(0, text.length - 1)), problem.end] : [0, 0];

  // The engine of patterns is large: only who writes a filter loads it.
  async function look(input: HTMLInputElement) {
    complete.current ??= (await import("@/server/matcher/rules/complete-matchers")).completeMatchers;
    if (document.activeElement !== input) return;
    const cursor = input.selectionStart ?? input.value.length;
    const isAtEnd = cursor === input.value.length;
    setChoices(isAtEnd ? complete.current(input.value, known).filter((choice) => choice !== input.value) : []);
    setChosen(-1);
  }
  function take(choice: string) {
    onText(choice);
    setChoices([]);
    const input = inputRef.current;
    // A name alone is completed by one of its values next.
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(choice.length, choice.length);
      if (input && choice.endsWith("=")) void look(input);
    });
  }
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [id, chosen]);

  return (
    <div className="relative min-w-0 grow">
      <Search
        aria-hidden
        size={16}
        className="pointer-events-none absolute top-2.5 left-2.5 text-secondary coarse:top-3.5"
      />
      <div className="grid overflow-hidden">
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          aria-label={t("label")}
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-invalid={problem !== null}
          aria-describedby={problem ? `${id}-problem` : undefined}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={t("placeholder")}
          value={text}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value);
            void look(currentTarget);
          }}
          onFocus={({ currentTarget }) => void look(currentTarget)}
          onBlur={() => setChoices([])}
          onScroll={({ currentTarget }) => setScrollLeft(currentTarget.scrollLeft)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              if (isOpen) setChoices([]);
              else event.currentTarget.blur();
            }
            if (!isOpen) return;
            const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (step !== 0)
              setChosen((chosen + step + choices.length + (chosen < 0 && step < 0 ? 1 : 0)) % choices.length);
            const choice = choices[chosen] ?? (event.key === "Tab" ? choices[0] : undefined);
            const isTaken = choice !== undefined && (event.key === "Enter" || (event.key === "Tab" && chosen >= 0));
            if (isTaken) take(choice);
            if (step !== 0 || isTaken) event.preventDefault();
          }}
          className={classNames(INPUT, SHAPE, "[grid-area:1/1]")}
        />
        {problem && (
          <div
            aria-hidden
            className={classNames(
              SHAPE,
              "pointer-events-none flex items-center overflow-hidden border border-transparent text-transparent [grid-area:1/1]",
            )}
          >
            <span style={{ transform: `translateX(${-scrollLeft}px)` }}>
              {text.slice(0, start)}
              <span className="underline decoration-[var(--gf-error-text)] decoration-wavy decoration-1 underline-offset-4">
                {text.slice(start, Math.max(end, start + 1))}
              </span>
            </span>
          </div>
        )}
      </div>
      {text !== "" && (
        <IconButton
          label={t("clear")}
          icon={<X aria-hidden size={14} />}
          className="absolute top-1 right-1 size-7 coarse:top-0"
          onClick={() => {
            onText("");
            inputRef.current?.focus();
          }}
        />
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-sm text-error">
          {words.problem(problem.code)}
        </p>
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("choices")}
        hidden={!isOpen}
        className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-md border border-medium bg-elevated p-1 shadow-overlay"
      >
        {choices.map((choice, index) => (
          <div
            key={choice}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            onPointerDown={(event) => {
              event.preventDefault();
              take(choice);
            }}
            className="cursor-pointer truncate rounded-sm px-2 py-1 font-mono text-sm text-primary hover:bg-hover aria-selected:bg-selected coarse:py-2.5"
          >
            {choice}
          </div>
        ))}
      </div>
    </div>
  );
}
