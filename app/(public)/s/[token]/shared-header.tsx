"use client";

import { useLocale, useTranslations } from "next-intl";
import { SeverityBadge } from "@/app/_features/incident/severity-badge";
import { StatusBadge } from "@/app/_features/incident/status-badge";
import { Duration } from "@/app/_ui/duration";
import { exactTime } from "@/app/_ui/exact-time";
import type { SharedIncident } from "@/server/share/contract";

export function SharedHeader({ incident }: { incident: SharedIncident }) {
  const t = useTranslations("share.page");
  const locale = useLocale();
  const { number, title, summary, severity, status, declaredAt, impactStartedAt, resolvedAt, range, expiresAt } =
    incident;
  return (
    <header className="grid gap-2 border-b border-weak bg-primary px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="min-w-0 text-lg font-medium text-primary">
          <span className="tabular mr-2 font-mono font-normal text-secondary">{t("number", { number })}</span>
          {title}
        </h1>
        <SeverityBadge severity={severity} />
        <StatusBadge status={status} />
        <Duration from={impactStartedAt ?? declaredAt} to={resolvedAt} className="font-medium" />
      </div>
      {summary && <p className="max-w-3xl whitespace-pre-wrap text-primary">{summary}</p>}
      <dl className="tabular flex flex-wrap gap-x-6 gap-y-1 text-sm text-secondary">
        <div className="flex flex-wrap gap-x-2">
          <dt>{t("range")}</dt>
          <dd className="text-primary">
            {t("span", { from: exactTime(range.from, locale, "UTC"), to: exactTime(range.to, locale, "UTC") })}
          </dd>
        </div>
        <div className="flex flex-wrap gap-x-2">
          <dt>{t("expires")}</dt>
          <dd className="text-primary">{exactTime(new Date(expiresAt), locale, "UTC")}</dd>
        </div>
        <div>
          <dt className="sr-only">{t("mayLabel")}</dt>
          <dd>{t("readOnly")}</dd>
        </div>
      </dl>
    </header>
  );
}
