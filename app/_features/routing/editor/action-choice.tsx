"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { ACTIONS, type RoutingAction } from "@/server/alert/contract/routing";

export interface ActionChoiceProps {
  value: RoutingAction;
  onChoose: (value: RoutingAction) => void;
}

/** What becomes of what fits, each explained. */
export function ActionChoice({ value, onChoose }: ActionChoiceProps) {
  const t = useTranslations("routing.action");
  const name = useId();
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium text-primary">{t("label")}</legend>
      {ACTIONS.map((action) => (
        <label
          key={action}
          className="flex cursor-pointer items-start gap-2.5 rounded-md border border-weak px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-selected"
        >
          <input
            type="radio"
            name={name}
            value={action}
            checked={value === action}
            onChange={() => onChoose(action)}
            className="mt-1"
          />
          <span className="text-sm font-medium text-primary">
            {t(`${action}.name`)}
            <span className="block font-normal text-secondary">{t(`${action}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
