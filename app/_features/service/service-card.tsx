"use client";

import { LayoutDashboard, Pencil, UsersRound } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ServiceBadges } from "@/app/_features/service/service-badges";
import { Badge } from "@/app/_ui/badge";
import { IconButton } from "@/app/_ui/icon-button";
import type { Service } from "@/server/service/contract";

export interface ServiceCardProps {
  service: Service;
  onEdit?: () => void;
}

/** One service, at an address of its own on the page. */
export function ServiceCard({ service, onEdit }: ServiceCardProps) {
  const t = useTranslations("services");
  const format = useFormatter();
  const { id, slug, name, description, team, dashboards, dependsOn, usedBy, openIncidents } = service;
  return (
    <li
      id={slug}
      className="flex scroll-mt-4 items-start gap-3 rounded-md border border-weak bg-primary px-4 py-3 target:border-focus"
    >
      <div className="grid min-w-0 grow gap-1">
        <h2 className="flex flex-wrap items-baseline gap-x-2 text-base font-medium text-primary">
          <Link
            href={`/services/${slug}`}
            prefetch={false}
            className="min-w-0 hover:text-link hover:underline [overflow-wrap:anywhere]"
          >
            {name}
          </Link>
          <span className="font-mono text-xs font-normal text-secondary">{slug}</span>
          <ServiceBadges service={service} />
        </h2>
        {description && <p className="whitespace-pre-wrap text-sm text-secondary">{description}</p>}
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-secondary">
          {team && (
            <span className="inline-flex items-center gap-1.5">
              <UsersRound aria-hidden size={14} />
              {team.name}
            </span>
          )}
          <span className="inline-flex min-w-0 items-center gap-1.5">
            <LayoutDashboard aria-hidden size={14} className="shrink-0" />
            {dashboards.length > 0 ? format.list(dashboards.map(({ uid, title }) => title || uid)) : t("noDashboards")}
          </span>
          <Link href={`/incidents?service=${id}`} prefetch={false} className="text-link hover:underline">
            {t("incidents")}
          </Link>
          {dependsOn.length > 0 && <span>{t("needsCount", { count: dependsOn.length })}</span>}
          {usedBy.length > 0 && <span>{t("usedByCount", { count: usedBy.length })}</span>}
          {openIncidents > 0 && <Badge tone="warning">{t("open", { count: openIncidents })}</Badge>}
        </p>
      </div>
      {onEdit && <IconButton label={t("edit", { name })} icon={<Pencil aria-hidden size={14} />} onClick={onEdit} />}
    </li>
  );
}
