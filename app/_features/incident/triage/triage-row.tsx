"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ModeBadge } from "@/app/_features/incident/mode-badge";
import { PrivateBadge } from "@/app/_features/incident/private-badge";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { SEVERITY_LOOK } from "@/app/_features/incident/severity-look";
import { CameFrom } from "@/app/_features/incident/triage/came-from";
import { TriageActions, type TriageActionsProps } from "@/app/_features/incident/triage/triage-actions";
import { classNames } from "@/app/_ui/class-names";
import { Duration } from "@/app/_ui/duration";
import type { WaitingIncident } from "@/server/alert/contract/triage";
import type { IncidentSummary } from "@/server/incident/contract";

export interface TriageRowProps extends Omit<TriageActionsProps, "number"> {
  incident: IncidentSummary;
  /** Undefined while that is not known. */
  waiting: WaitingIncident | undefined;
  canUpdate: boolean;
}

/** One incident that waits: what it is, what brought it here, and what to do with it. */
export function TriageRow({ incident, waiting, canUpdate, ...actions }: TriageRowProps) {
  const t = useTranslations("board");
  const { number, title, severity, mode, visibility, team, declaredAt } = incident;
  return (
    <li
      data-triage={number}
      className="relative flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-weak px-4 py-2 hover:bg-hover focus-within:bg-hover"
    >
      <span aria-hidden className={classNames("absolute inset-y-0 left-0 w-1", SEVERITY_LOOK[severity].bar)} />
      <span className="flex w-16 shrink-0">
        <SeverityBadge severity={severity} className="text-sm" />
      </span>
      <span className="tabular w-14 shrink-0 font-mono text-sm text-secondary max-room:w-auto">
        {t("number", { number })}
      </span>
      <span className="grid min-w-0 flex-1 basis-72 gap-0.5 max-room:order-1">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={`/incidents/${number}`}
            prefetch={false}
            data-row={number}
            className="line-clamp-2 min-w-0 font-medium text-primary outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus room:truncate"
          >
            {title}
          </Link>
          <ModeBadge mode={mode} />
          <PrivateBadge visibility={visibility} />
        </span>
        <span className="min-h-5 text-sm text-secondary">
          {waiting && <CameFrom waiting={waiting} />}
          {team && ` · ${team.name}`}
        </span>
      </span>
      <span className="w-24 shrink-0 text-right text-sm text-primary max-room:ml-auto max-room:w-auto">
        <Duration from={declaredAt} to={null} />
      </span>
      {canUpdate && (
        <span className="relative z-10 max-room:order-2">
          <TriageActions number={number} {...actions} />
        </span>
      )}
    </li>
  );
}
