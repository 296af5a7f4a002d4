"use client";

import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { FarService, ServiceDetail, ServiceRef } from "@/server/service/contract";

/** A service between those that need it and those that it needs; what lies behind them is told in words. */
export function ServiceGraph({ service }: { service: ServiceDetail }) {
  const t = useTranslations("services.detail");
  const { dependsOn, usedBy, needs, neededBy, name } = service;
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-medium text-secondary">{t("graph")}</h2>
      <div className="grid items-center gap-3 room:grid-cols-[1fr_auto_1fr_auto_1fr]">
        <Side title={t("usedBy")} services={usedBy} none={t("usedByNone")} />
        <Arrow />
        <p className="rounded-md border border-focus px-3 py-2 text-center font-medium text-primary [overflow-wrap:anywhere]">
          {name}
        </p>
        <Arrow />
        <Side title={t("dependsOn")} services={dependsOn} none={t("dependsOnNone")} />
      </div>
      <Behind words="farNeededBy" services={neededBy} />
      <Behind words="farNeeds" services={needs} />
    </section>
  );
}

function Arrow() {
  return <ArrowRight aria-hidden size={16} className="justify-self-center text-secondary max-room:rotate-90" />;
}

function Side({ title, services, none }: { title: string; services: readonly ServiceRef[]; none: string }) {
  return (
    <div className="grid gap-1">
      <h3 className="text-xs text-secondary">{title}</h3>
      {services.length === 0 && <p className="text-sm text-secondary">{none}</p>}
      <ul className="grid gap-1">
        {services.map(({ id, slug, name }) => (
          <li key={id}>
            <Link
              href={`/services/${slug}`}
              prefetch={false}
              className="flex min-h-8 items-center rounded-md border border-weak bg-primary px-3 text-sm text-primary [overflow-wrap:anywhere] hover:bg-hover coarse:min-h-11"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Behind({ words, services }: { words: "farNeeds" | "farNeededBy"; services: readonly FarService[] }) {
  const t = useTranslations("services.detail");
  const format = useFormatter();
  const far = services.filter(({ hops }) => hops > 1);
  if (far.length === 0) return null;
  const named = far.map(({ id, slug, name }) => (
    <Link key={id} href={`/services/${slug}`} prefetch={false} className="text-link hover:underline">
      {name}
    </Link>
  ));
  return <p className="text-sm text-secondary">{t.rich(words, { services: () => <>{format.list(named)}</> })}</p>;
}
