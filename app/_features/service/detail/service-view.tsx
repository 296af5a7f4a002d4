"use client";

import { useQuery } from "@tanstack/react-query";
import { LayoutDashboard, Pencil, UsersRound } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ServiceGraph } from "@/app/_features/service/detail/service-graph";
import { ServicePlaces } from "@/app/_features/service/detail/service-places";
import { ServiceBadges } from "@/app/_features/service/service-badges";
import { ServiceDialog, type PickDashboards } from "@/app/_features/service/service-dialog";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { ServiceDetail } from "@/server/service/contract";

export interface ServiceViewProps {
  initial: ServiceDetail;
  canUpdate: boolean;
  pickDashboards: (pick: PickDashboards) => ReactNode;
  /** What was changed in it lately. */
  changes: ReactNode;
}

/** One service: what it is, who has it, what hangs on it, and where to look. */
export function ServiceView({ initial, canUpdate, pickDashboards, changes }: ServiceViewProps) {
  const t = useTranslations("services");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const query = useQuery(trpc.service.get.queryOptions({ slug: initial.slug }, { initialData: initial, retry: false }));
  const service = query.data;
  const { id, name, slug, description, team, dashboards, matchers, openIncidents } = service;
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-6 px-4 py-4">
      <header className="grid gap-2">
        <Link href="/services" className="w-fit text-sm text-link hover:underline">
          {t("title")}
        </Link>
        <div className="flex flex-wrap items-start gap-2">
          <h1 className="mr-auto flex min-w-0 flex-wrap items-baseline gap-x-2 text-xl font-medium text-primary">
            <span className="[overflow-wrap:anywhere]">{name}</span>
            <span className="font-mono text-sm font-normal text-secondary">{slug}</span>
          </h1>
          {canUpdate && (
            <Button icon={<Pencil aria-hidden size={14} />} onClick={() => setEditing(true)}>
              {t("editShort")}
            </Button>
          )}
        </div>
        {description && <p className="whitespace-pre-wrap text-primary">{description}</p>}
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-secondary">
          <ServiceBadges service={service} />
          <span className="inline-flex items-center gap-1.5">
            <UsersRound aria-hidden size={14} />
            {team?.name ?? t("form.noTeam")}
          </span>
          <Link href={`/incidents?service=${id}`} prefetch={false} className="text-link hover:underline">
            {t("incidents")}
          </Link>
          {openIncidents > 0 && <Badge tone="warning">{t("open", { count: openIncidents })}</Badge>}
        </p>
      </header>
      {query.isError && (
        <ErrorNotice tone="warning" title={t("stale")} onRetry={() => void query.refetch()}>
          {errorText(query.error)}
        </ErrorNotice>
      )}
      <ServiceGraph service={service} />
      <ServicePlaces links={service.links} />
      <section className="grid gap-2">
        <h2 className="text-sm font-medium text-secondary">{t("detail.dashboards")}</h2>
        {dashboards.length === 0 && <p className="text-sm text-secondary">{t("noDashboards")}</p>}
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-primary">
          {dashboards.map(({ uid, title }) => (
            <li key={uid} className="inline-flex items-center gap-1.5">
              <LayoutDashboard aria-hidden size={14} className="shrink-0 text-secondary" />
              {title || uid}
            </li>
          ))}
        </ul>
      </section>
      <section className="grid gap-2">
        <h2 className="text-sm font-medium text-secondary">{t("form.matchers")}</h2>
        {matchers.length === 0 && <p className="text-sm text-secondary">{t("detail.noMatchers", { slug })}</p>}
        <ul className="grid gap-1">
          {matchers.map((set) => (
            <li key={set} className="overflow-x-auto">
              <code className="font-mono text-sm text-primary">{`{${set.replace(/^\{|\}$/g, "")}}`}</code>
            </li>
          ))}
        </ul>
      </section>
      {changes}
      {editing && (
        <ServiceDialog
          service={service}
          pickDashboards={pickDashboards}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            if (saved === null) router.push("/services");
            else if (saved !== slug) router.replace(`/services/${saved}`);
          }}
        />
      )}
    </div>
  );
}
