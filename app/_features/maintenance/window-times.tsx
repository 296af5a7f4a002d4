"use client";

import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { clock } from "@/app/_features/maintenance/clock";
import { type WindowDraft, type WindowProblems, windowDraft } from "@/app/_features/maintenance/window-draft";
import { exactTime } from "@/app/_ui/exact-time";
import { TextField } from "@/app/_ui/text-field";

export interface WindowTimesProps {
  draft: WindowDraft;
  problems: WindowProblems;
  onChange: (part: Partial<WindowDraft>) => void;
}

const ENDS = ["from", "to"] as const;

/** Start and end in the clocks of a zone, and which moments they mean. */
export function WindowTimes({ draft, problems, onChange }: WindowTimesProps) {
  const t = useTranslations("maintenance.form");
  const locale = useLocale();
  const zones = useId();
  const { timeZone } = draft;
  const isZone = clock.isZone(timeZone);
  const instants = windowDraft.instants(draft);
  return (
    <div className="grid gap-2">
      <div className="grid gap-x-3 gap-y-2 room:grid-cols-2">
        {ENDS.map((end) => (
          <TextField
            key={end}
            type="datetime-local"
            label={t(end)}
            error={problems[end] && t(`problem.${problems[end]}`)}
            value={draft[end]}
            onValue={(value) => onChange({ [end]: value })}
          />
        ))}
        <TextField
          label={t("zone")}
          error={problems.timeZone && t("problem.noZone")}
          list={zones}
          autoComplete="off"
          spellCheck={false}
          value={timeZone}
          onValue={(value) => onChange({ timeZone: value.trim() })}
        />
        <datalist id={zones}>
          {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </datalist>
      </div>
      {instants && (
        <p className="tabular text-sm text-secondary">
          {t("instants", {
            from: exactTime(instants.start, locale, "UTC"),
            to: exactTime(instants.end, locale, "UTC"),
          })}
        </p>
      )}
      {isZone &&
        ENDS.map((end) => {
          const change = draft[end] === "" ? null : clock.change(draft[end], timeZone);
          return (
            change && (
              <p key={end} role="status" className="flex items-start gap-1.5 text-sm text-warning">
                <TriangleAlert aria-hidden size={14} className="mt-0.75 shrink-0" />
                {t(`${change}.${end}`, { zone: timeZone })}
              </p>
            )
          );
        })}
    </div>
  );
}
