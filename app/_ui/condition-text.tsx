"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { classNames } from "@/app/_ui/class-names";
import { INPUT } from "@/app/_ui/field";

export interface ConditionTextProps {
  text: string;
  problem: { words: string; start: number; end: number } | null;
  onText: (text: string) => void;
}

const SHAPE = "px-2.5 py-1.5 font-mono text-sm leading-5 wrap-anywhere whitespace-pre-wrap [grid-area:1/1]";

/** Conditions as text; what is wrong is underlined where it stands. */
export function ConditionText({ text, problem, onText }: ConditionTextProps) {
  const t = useTranslations("matchers");
  const id = useId();
  const [scrollTop, setScrollTop] = useState(0);
  // A place behind the last letter has nothing that could be underlined.
  const [start, end] = problem ? [Math.min(problem.start, Math.max(0, text.length - 1)), problem.end] : [0, 0];
  return (
    <div className="grid gap-1">
      <div className="grid overflow-hidden">
        <textarea
          aria-label={t("text")}
          aria-invalid={problem !== null}
          aria-describedby={id}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          placeholder={t("example")}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
          className={classNames(INPUT, SHAPE, "field-sizing-content max-h-60 min-h-18")}
        />
        {problem && (
          <div
            aria-hidden
            className={classNames(
              SHAPE,
              "pointer-events-none overflow-hidden border border-transparent text-transparent",
            )}
          >
            <div style={{ transform: `translateY(${-scrollTop}px)` }}>
              {text.slice(0, start)}
              <span className="underline decoration-[var(--gf-error-text)] decoration-wavy decoration-1 underline-offset-4">
                {text.slice(start, Math.max(end, start + 1))}
              </span>
              {text.slice(Math.max(end, start + 1))}
            </div>
          </div>
        )}
      </div>
      <p
        id={id}
        role={problem ? "alert" : undefined}
        className={problem ? "text-sm text-error" : "text-sm text-secondary"}
      >
        {problem?.words ?? t("hint")}
      </p>
    </div>
  );
}
