"use client";

import { useTranslations } from "next-intl";
import { useMinutes } from "@/app/_features/routing/use-minutes";
import { Select } from "@/app/_ui/select";

const CHOICES = [15, 30, 60, 240, 720, 1_440, 10_080];
const ALWAYS = "";

export interface WindowFieldProps {
  hint: string;
  minutes: number | null;
  onMinutes: (minutes: number | null) => void;
}

/** How old an incident may be to take another firing. */
export function WindowField({ hint, minutes, onMinutes }: WindowFieldProps) {
  const t = useTranslations("routing.action.window");
  const words = useMinutes();
  const choices =
    minutes === null || CHOICES.includes(minutes) ? CHOICES : [...CHOICES, minutes].toSorted((a, b) => a - b);
  return (
    <Select
      label={t("label")}
      hint={hint}
      value={String(minutes ?? ALWAYS)}
      options={[
        { value: ALWAYS, label: t("always") },
        ...choices.map((choice) => ({ value: String(choice), label: t("within", { time: words(choice) }) })),
      ]}
      onValue={(value) => onMinutes(value === ALWAYS ? null : Number(value))}
    />
  );
}
