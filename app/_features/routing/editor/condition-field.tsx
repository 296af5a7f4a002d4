"use client";

import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { BuildFromAlert } from "@/app/_features/routing/editor/build-from-alert";
import { ConditionEditor } from "@/app/_features/routing/editor/condition-editor";
import { Button } from "@/app/_ui/button";
import type { RuleWords } from "@/server/alert/contract/rule-words";
import type { ConditionProblem } from "@/server/alert/rules/compile-condition";

export interface ConditionFieldProps {
  value: string;
  words: RuleWords;
  /** What is wrong with the field as such. */
  error: ReactNode;
  /** Where the condition cannot be read. */
  problem: ConditionProblem | null;
  onValue: (value: string) => void;
}

const asCode = (chunks: ReactNode) => <code className="font-mono">{chunks}</code>;
const SHOWN_MAX = 40;

/** The condition of a rule: written, or taken from an alert. */
export function ConditionField({ value, words, error, problem, onValue }: ConditionFieldProps) {
  const t = useTranslations("routing.condition");
  const id = useId();
  const described = `${id}-words`;
  const [isBuilding, setBuilding] = useState(false);
  const problemText = ({ code, message, from, to }: ConditionProblem, text: string) => {
    const at = text.slice(from, Math.min(to, from + SHOWN_MAX));
    if (!t.has(`mistake.${code}`)) return message;
    return t(`mistake.${code}`, { text: at, isEnd: String(at.trim() === "") });
  };
  const line = problem ? value.slice(0, problem.from).split("\n") : [];
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium text-primary">
          {t("label")}
        </label>
        <Button
          size="sm"
          variant="ghost"
          aria-expanded={isBuilding}
          icon={<FlaskConical aria-hidden size={14} />}
          onClick={() => setBuilding(!isBuilding)}
        >
          {t("build.open")}
        </Button>
      </div>
      {isBuilding && (
        <BuildFromAlert
          condition={value}
          onUse={(next) => {
            onValue(next);
            setBuilding(false);
          }}
          onCancel={() => setBuilding(false)}
        />
      )}
      <ConditionEditor
        id={id}
        label={t("label")}
        hint={t("example")}
        completions={t("completions")}
        describedBy={described}
        isInvalid={Boolean(error || problem)}
        {...{ value, words, onValue, problemText }}
      />
      <p
        id={described}
        aria-live="polite"
        className={error || problem ? "text-sm text-error" : "text-sm text-secondary"}
      >
        {error}
        {!error && !problem && t.rich("hint", { code: asCode })}
        {!error && problem && (
          <>
            {t("place", { line: line.length, column: (line.at(-1)?.length ?? 0) + 1 })} {problemText(problem, value)}
          </>
        )}
      </p>
    </div>
  );
}
