"use client";

import { useTranslations } from "next-intl";
import type { Draft, TimeProblems } from "@/app/_features/incident/declare/draft";
import { Switch } from "@/app/_ui/switch";
import { TextField } from "@/app/_ui/text-field";
import { RETROSPECTIVE_TIMES, type RetrospectiveTime } from "@/server/incident/contract";

export interface RetrospectiveTimesProps extends Pick<Draft, "times" | "isClosed"> {
  problems: TimeProblems;
  onChange: (part: Partial<Draft>) => void;
}

const OPTIONAL = new Set<RetrospectiveTime>(["detectedAt", "impactEndedAt"]);

/** When it happened, of what was over before it is declared. */
export function RetrospectiveTimes({ times, isClosed, problems, onChange }: RetrospectiveTimesProps) {
  const t = useTranslations("lifecycle.retrospective");
  const words = useTranslations("times");
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 text-sm font-medium text-primary">{t("heading")}</legend>
      <p className="text-sm text-secondary">{t("zone", { zone })}</p>
      <div className="grid gap-4 room:grid-cols-2">
        {RETROSPECTIVE_TIMES.map((name) => {
          const milestone = words(`milestone.${name}`);
          const problem = problems[name];
          return (
            <TextField
              key={name}
              type="datetime-local"
              label={OPTIONAL.has(name) ? t("optional", { milestone }) : milestone}
              hint={words(`hint.${name}`)}
              error={problem && t(`problem.${problem}`)}
              value={times[name]}
              onValue={(value) => onChange({ times: { ...times, [name]: value } })}
            />
          );
        })}
      </div>
      <Switch
        label={t("closed")}
        hint={t("closedHint")}
        checked={isClosed}
        onChange={(next) => onChange({ isClosed: next })}
      />
    </fieldset>
  );
}
