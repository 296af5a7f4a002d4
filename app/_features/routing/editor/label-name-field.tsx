"use client";

import { useId } from "react";
import { TextField } from "@/app/_ui/text-field";

export interface LabelNameFieldProps {
  label: string;
  error: string | undefined;
  hint?: string;
  value: string;
  /** Suggested. */
  names: readonly string[];
  onValue: (value: string) => void;
}

/** The name of a label, with those that are known. */
export function LabelNameField({ names, ...field }: LabelNameFieldProps) {
  const list = useId();
  return (
    <div>
      <TextField {...field} list={list} autoComplete="off" spellCheck={false} maxLength={200} className="font-mono" />
      <datalist id={list}>
        {names.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
    </div>
  );
}
