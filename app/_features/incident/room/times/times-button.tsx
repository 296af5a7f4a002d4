"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TimesDialog } from "@/app/_features/incident/room/times/times-dialog";
import { Duration } from "@/app/_ui/duration";
import type { IncidentDetail } from "@/server/incident/contract";

/** How long the incident has lasted; opens when everything happened. */
export function TimesButton({ incident }: { incident: IncidentDetail }) {
  const t = useTranslations("times");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        title={t("open")}
        onClick={() => setOpen(true)}
        className="rounded-sm px-1 text-base font-medium text-primary hover:bg-hover coarse:min-h-11"
      >
        <span className="sr-only">{t("open")}: </span>
        <Duration from={incident.impactStartedAt ?? incident.declaredAt} to={incident.resolvedAt} />
      </button>
      {open && <TimesDialog incident={incident} onClose={() => setOpen(false)} />}
    </>
  );
}
