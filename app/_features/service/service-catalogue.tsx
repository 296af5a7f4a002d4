"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes, FileUp, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useDeferredValue, useState } from "react";
import { ExportButton } from "@/app/_features/service/export-button";
import { ImportDialog } from "@/app/_features/service/import/import-dialog";
import { isFound } from "@/app/_features/service/is-found";
import { ServiceCard } from "@/app/_features/service/service-card";
import { ServiceDialog, type PickDashboards } from "@/app/_features/service/service-dialog";
import { useTRPC } from "@/app/_lib/trpc";
import { useErrorText } from "@/app/_lib/use-error-text";
import { Button } from "@/app/_ui/button";
import { classNames } from "@/app/_ui/class-names";
import { EmptyState } from "@/app/_ui/empty-state";
import { ErrorNotice } from "@/app/_ui/error-notice";
import { INPUT } from "@/app/_ui/field";
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
  const [open, setOpen] = useState<{ service: Service | null } | "import" | null>(null);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const query = useQuery(
    trpc.service.list.queryOptions(undefined, { initialData: initial, refetchOnWindowFocus: true }),
  );
  const services = query.data;
  const found = services.filter((service) => isFound(service, wanted));
  const actions = canUpdate && (
    <>
      <Button icon={<FileUp aria-hidden size={16} />} onClick={() => setOpen("import")}>
        {t("import.open")}
      </Button>
      <Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={() => setOpen({ service: null })}>
        {t("add")}
      </Button>
    </>
  );
  return (
    <div className="mx-auto flex w-full max-w-4xl flex-col px-4 py-4">
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <h1 className="mr-auto text-xl font-medium text-primary">{t("title")}</h1>
        {services.length > 0 && <ExportButton />}
        {services.length > 0 && actions}
      </div>
      {query.isError && (
        <ErrorNotice tone="warning" title={t("stale")} onRetry={() => void query.refetch()}>
          {errorText(query.error)}
        </ErrorNotice>
      )}
      {services.length === 0 && (
        <EmptyState icon={<Boxes aria-hidden size={28} />} title={t("empty.title")} actions={actions}>
          {t(canUpdate ? "empty.hint" : "empty.readOnly")}
        </EmptyState>
      )}
      {services.length > 0 && (
        <search className="relative mb-3 block">
          <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-secondary" />
          <input
            type="search"
            aria-label={t("search")}
            placeholder={t("searchExample")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={classNames(INPUT, "h-8 pl-8 text-sm coarse:h-11")}
          />
          <p role="status" className="sr-only">
            {wanted && t("found", { count: found.length })}
          </p>
        </search>
      )}
      {services.length > 0 && found.length === 0 && (
        <p className="py-8 text-center text-secondary">{t("foundNone", { text: wanted })}</p>
      )}
      <ul className="grid gap-2">
        {found.map((service) => (
          <ServiceCard key={service.id} service={service} onEdit={canUpdate ? () => setOpen({ service }) : undefined} />
        ))}
      </ul>
      {open === "import" && <ImportDialog onClose={() => setOpen(null)} />}
      {open && open !== "import" && (
        <ServiceDialog service={open.service} pickDashboards={pickDashboards} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
