"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

const MODES = ["live", "drill", "retrospective"] as const;

export interface ModeChoiceProps {
  value: (typeof MODES)[number];
  onChange: (mode: (typeof MODES)[number]) => void;
}

export function ModeChoice({ value, onChange }: ModeChoiceProps) {
  const t = useTranslations("board.form.mode");
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium text-primary">{t("label")}</legend>
      <div className="grid gap-px">
        {MODES.map((mode) => (
          <label
            key={mode}
            className="flex min-h-8 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 hover:bg-hover has-checked:bg-selected coarse:min-h-11"
          >
            <input
              type="radio"
              name={name}
              value={mode}
              checked={value === mode}
              onChange={() => onChange(mode)}
              className="size-4 shrink-0 accent-(--gf-accent)"
            />
            <span className="text-sm text-primary">{t(mode)}</span>
            <span className="text-sm text-secondary">{t(`${mode}Hint`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
