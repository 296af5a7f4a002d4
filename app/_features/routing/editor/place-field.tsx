"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/app/_ui/select";
import type { RoutingRuleState } from "@/server/alert/contract/routing";

export interface PlaceFieldProps {
  rules: readonly RoutingRuleState[];
  /** How many rules come before it. */
  position: number;
  onPosition: (position: number) => void;
}

/** Where a new rule goes: the first that fits counts. */
export function PlaceField({ rules, position, onPosition }: PlaceFieldProps) {
  const t = useTranslations("routing.editor.place");
  if (rules.length === 0) return null;
  return (
    <Select
      label={t("label")}
      hint={t("hint")}
      value={String(position)}
      options={[
        ...rules.map(({ name }, index) => ({ value: String(index), label: t("before", { place: index + 1, name }) })),
        { value: String(rules.length), label: t("last", { place: rules.length + 1 }) },
      ]}
      onValue={(value) => onPosition(Number(value))}
    />
  );
}
