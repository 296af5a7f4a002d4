"use client";

import { Lock, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import type { IncidentType } from "@/server/incident/contract/incident-type";

/** What an incident of a type begins with, in one line. */
export function TypeTraits({ type }: { type: Pick<IncidentType, "severity" | "visibility" | "team" | "tasks"> }) {
  const t = useTranslations("incidentTypes.settings");
  const { severity, visibility, team, tasks } = type;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-secondary">
      {severity && <SeverityBadge severity={severity} className="text-sm" />}
      {visibility && (
        <span className="inline-flex items-center gap-1">
          <Lock aria-hidden size={12} />
          {t("private")}
        </span>
      )}
      {team && (
        <span className="inline-flex min-w-0 items-center gap-1">
          <Users aria-hidden size={12} className="shrink-0" />
          <span className="truncate">{team.name}</span>
        </span>
      )}
      <span>{tasks.length > 0 ? t("tasks", { count: tasks.length }) : t("noTasks")}</span>
    </p>
  );
}
