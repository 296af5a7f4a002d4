"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { useSeverityWords } from "@/app/_features/incident/use-severity-words";
import { SEVERITIES, type Severity } from "@/server/incident/contract";

export interface SeverityChoiceProps {
  value: Severity | null;
  error?: string;
  onChange: (severity: Severity) => void;
}

export function SeverityChoice({ value, error, onChange }: SeverityChoiceProps) {
  const t = useTranslations("common.severity");
  const words = useSeverityWords();
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined} aria-invalid={Boolean(error)}>
      <legend className="mb-1 text-sm font-medium text-primary">{t("label")}</legend>
      <div className="grid gap-px">
        {SEVERITIES.map((severity) => (
          <label
            key={severity}
            className="flex min-h-8 cursor-pointer items-center gap-3 rounded-sm px-2 py-1 hover:bg-hover has-checked:bg-selected coarse:min-h-11"
          >
            <input
              type="radio"
              name={id}
              value={severity}
              checked={value === severity}
              onChange={() => onChange(severity)}
              className="size-4 shrink-0 accent-(--gf-accent)"
            />
            <SeverityBadge severity={severity} className="w-16 shrink-0 text-sm" />
            <span className="text-sm text-secondary">{words(severity)}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id={id} className="mt-1 text-sm text-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
