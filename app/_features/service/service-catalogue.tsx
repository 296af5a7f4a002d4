"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ServiceCard } from "@/app/_features/service/service-card";
import { ServiceDialog, type PickDashboards } from "@/app/_features/service/service-dialog";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { Service } from "@/server/service/contract";

export interface ServiceCatalogueProps {
  initial: Service[];
  canUpdate: boolean;
  /** Chooses dashboards from Grafana. */
  pickDashboards: (pick: PickDashboards) => ReactNode;
}

/** Everything that people run and page about, and what a room about it starts with. */
export function ServiceCatalogue({ initial, canUpdate, pickDashboards }: ServiceCatalogueProps) {
  const t = useTranslations("services");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [edited, setEdited] = useState<Service | "new" | null>(null);
  const query = useQuery(
    trpc.service.list.queryOptions(undefined, { initialData: initial, refetchOnWindowFocus: true }),
  );
  const services = query.data;
  const add = canUpdate && (
    <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setEdited("new")}>
      {t("add")}
    </Button>
  );
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col px-4 py-4">
      <div className="flex flex-wrap items-center justify-between gap-2 pb-3">
        <h1 className="text-xl font-medium text-primary">{t("title")}</h1>
        {services.length > 0 && add}
      </div>
      {query.isError && (
        <ErrorNotice tone="warning" title={t("stale")} onRetry={() => void query.refetch()}>
          {errorText(query.error)}
        </ErrorNotice>
      )}
      {services.length === 0 && (
        <EmptyState icon={<Boxes aria-hidden size={28} />} title={t("empty.title")} actions={add}>
          {t(canUpdate ? "empty.hint" : "empty.readOnly")}
        </EmptyState>
      )}
      <ul className="grid gap-2">
        {services.map((service) => (
          <ServiceCard key={service.id} service={service} onEdit={canUpdate ? () => setEdited(service) : undefined} />
        ))}
      </ul>
      {edited && (
        <ServiceDialog
          service={edited === "new" ? null : edited}
          pickDashboards={pickDashboards}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}
