"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/app/_ui/button";
import { type Condition, ConditionRow } from "@/app/_ui/condition-row";
import { ConditionText } from "@/app/_ui/condition-text";

/** What is wrong, in words, and where: in one row, or from one place of the text to another. */
export interface ConditionProblem {
  words: string;
  rowId: number | null;
  start: number;
  end: number;
}

export type ConditionEditorProps = ({ as: "rows"; rows: readonly Condition[] } | { as: "text"; text: string }) & {
  operators: readonly string[];
  /** Suggested. */
  names: readonly string[];
  valuesOf: (name: string) => readonly string[];
  problem: ConditionProblem | null;
  /** Whether what is written can be shown in the other form. */
  canSwitch: boolean;
  onSwitch: () => void;
  onRows: (rows: readonly Condition[]) => void;
  onText: (text: string) => void;
};

/** Conditions that all have to hold, one a row or written as text. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { operators, names, valuesOf, problem, canSwitch, onSwitch, onRows, onText } = props;
  const t = useTranslations("matchers");
  const id = useId();
  const nextId = props.as === "rows" ? Math.max(-1, ...props.rows.map((row) => row.id)) + 1 : 0;
  return (
    <div role="group" aria-labelledby={id} className="grid gap-2">
      <div className="flex items-center justify-between gap-2">
        <h3 id={id} className="text-sm font-medium text-primary">
          {t("heading")}
        </h3>
        <Button size="sm" variant="ghost" disabled={!canSwitch} onClick={onSwitch}>
          {t(props.as === "rows" ? "asText" : "asRows")}
        </Button>
      </div>
      {props.as === "text" ? (
        <ConditionText text={props.text} problem={problem} onText={onText} />
      ) : (
        <>
          <ul className="grid gap-2 max-room:gap-3">
            {props.rows.map((row, index) => (
              <ConditionRow
                key={row.id}
                row={row}
                place={index + 1}
                {...{ operators, names }}
                values={valuesOf(row.name)}
                problem={problem?.rowId === row.id ? problem.words : null}
                onChange={(part) =>
                  onRows(props.rows.map((each) => (each.id === row.id ? { ...each, ...part } : each)))
                }
                onRemove={() => onRows(props.rows.filter((each) => each.id !== row.id))}
              />
            ))}
          </ul>
          {problem?.rowId === null && (
            <p role="alert" className="text-sm text-error">
              {problem.words}
            </p>
          )}
          <Button
            size="sm"
            className="justify-self-start"
            icon={<Plus aria-hidden size={14} />}
            onClick={() => onRows([...props.rows, { id: nextId, name: "", operator: operators[0] ?? "", value: "" }])}
          >
            {t("add")}
          </Button>
        </>
      )}
    </div>
  );
}
