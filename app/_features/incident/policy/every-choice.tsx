"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";

export interface EveryChoiceProps {
  label: string;
  hint?: string;
  /** What no time at all means. */
  never: string;
  choices: readonly number[];
  minutes: number | null;
  onChange: (minutes: number | null) => void;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** One of several spans of time, or none; one that was set by other means is offered, too. */
export function EveryChoice({ label, hint, never, choices, minutes, onChange }: EveryChoiceProps) {
  const t = useTranslations("policy.span");
  const say = (span: number) => {
    if (span % DAY === 0) return t("days", { count: span / DAY });
    return span % HOUR === 0 ? t("hours", { count: span / HOUR }) : t("minutes", { count: span });
  };
  const all = minutes === null || choices.includes(minutes) ? choices : [...choices, minutes].toSorted((a, b) => a - b);
  return (
    <Select
      label={label}
      hint={hint}
      value={String(minutes ?? "")}
      options={[{ value: "", label: never }, ...all.map((span) => ({ value: String(span), label: say(span) }))]}
      onValue={(value) => onChange(value === "" ? null : Number(value))}
    />
  );
}
