"use client";

import { UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ROW_GRID } from "@/app/_features/incident/board/row-grid";
import { ModeBadge } from "@/app/_features/incident/mode-badge";
import { PausedBadge } from "@/app/_features/incident/paused-badge";
import { PrivateBadge } from "@/app/_features/incident/private-badge";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { SEVERITY_LOOK } from "@/app/_features/incident/severity-look";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { TypeBadge } from "@/app/_features/incident/type-badge";
import { classNames } from "@/app/_ui/class-names";
import { Duration } from "@/app/_ui/duration";
import type { IncidentSummary } from "@/server/incident/contract";

export interface BoardRowProps {
  incident: IncidentSummary;
  /** What fires in it. */
  alerts?: ReactNode;
}

export function BoardRow({ incident, alerts }: BoardRowProps) {
  const t = useTranslations("board");
  const {
    number,
    title,
    severity,
    status,
    mode,
    visibility,
    type,
    team,
    commander,
    declaredAt,
    impactStartedAt,
    resolvedAt,
    pause,
  } = incident;
  return (
    <div
      role="row"
      className={classNames(
        ROW_GRID,
        "relative border-b border-weak py-2 hover:bg-hover focus-within:bg-hover room:h-10 room:py-0",
      )}
    >
      <span aria-hidden className={classNames("absolute inset-y-0 left-0 w-1", SEVERITY_LOOK[severity].bar)} />
      <span role="cell" className="flex">
        <SeverityBadge severity={severity} className="text-sm" />
      </span>
      <span role="cell" className="tabular font-mono text-sm text-secondary">
        {t("number", { number })}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2 max-room:col-span-full max-room:row-start-2">
        <Link
          href={`/incidents/${number}`}
          prefetch={false}
          data-row={number}
          className="line-clamp-2 min-w-0 font-medium text-primary outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus room:truncate"
        >
          {title}
        </Link>
        <ModeBadge mode={mode} />
        <TypeBadge type={type} className="max-room:hidden" />
        <PrivateBadge visibility={visibility} />
        <PausedBadge isPaused={pause !== null} />
        {alerts}
      </span>
      <span role="cell" className="flex max-room:col-span-2 max-room:row-start-3">
        <StatusBadge status={status} />
      </span>
      <span role="cell" className="truncate text-sm text-secondary max-room:hidden">
        {team?.name}
      </span>
      <span
        role="cell"
        className="flex min-w-0 items-center gap-1.5 text-sm text-secondary max-room:col-span-2 max-room:row-start-3 max-room:justify-end"
      >
        <UserRound aria-hidden size={14} className="shrink-0" />
        <span className="truncate">{commander?.name ?? t("noCommander")}</span>
      </span>
      <span role="cell" className="text-right text-sm text-primary max-room:col-start-4 max-room:row-start-1">
        <Duration from={impactStartedAt ?? declaredAt} to={resolvedAt} />
      </span>
    </div>
  );
}
