import { BellRing, UserRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ModeBadge } from "@/app/_features/incident/mode-badge";
import { PausedBadge } from "@/app/_features/incident/paused-badge";
import { PrivateBadge } from "@/app/_features/incident/private-badge";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { SEVERITY_LOOK } from "@/app/_features/incident/severity-look";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { classNames } from "@/app/_ui/class-names";
import { Duration } from "@/app/_ui/duration";
import type { HomeIncident as Incident } from "@/server/home/contract";

/** What it is, how bad, who has it, and since when. */
export function HomeIncident({ incident }: { incident: Incident }) {
  const t = useTranslations("home");
  const { number, title, severity, status, mode, visibility, commander, firing, declaredAt, pausedUntil } = incident;
  return (
    <li className="relative flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-weak py-2 pr-3 pl-4 last:border-b-0 focus-within:bg-hover hover:bg-hover">
      <span aria-hidden className={classNames("absolute inset-y-0 left-0 w-1", SEVERITY_LOOK[severity].bar)} />
      <SeverityBadge severity={severity} className="w-14 text-sm" />
      <span className="flex min-w-0 flex-1 basis-56 items-center gap-2 max-room:order-last max-room:basis-full">
        <span className="tabular font-mono text-sm text-secondary">{t("number", { number })}</span>
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
        <PausedBadge isPaused={pausedUntil !== null} />
      </span>
      {firing > 0 && (
        <span className="inline-flex items-center gap-1 text-sm text-error">
          <BellRing aria-hidden size={14} />
          {t("firing", { count: firing })}
        </span>
      )}
      <StatusBadge status={status} />
      <span
        className={classNames(
          "inline-flex max-w-40 items-center gap-1.5 text-sm",
          commander ? "text-secondary" : "text-warning",
        )}
      >
        <UserRound aria-hidden size={14} className="shrink-0" />
        <span className="truncate">{commander?.name ?? t("nobody")}</span>
      </span>
      <span className="ml-auto text-sm text-primary">
        <span className="sr-only">{t("since")}</span> <Duration from={declaredAt} />
      </span>
    </li>
  );
}
