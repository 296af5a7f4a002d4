"use client";

import { Plug } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { HomeDue } from "@/app/(console)/(home)/home-due";
import { HomeHead } from "@/app/(console)/(home)/home-head";
import { HomeIncident } from "@/app/(console)/(home)/home-incident";
import { HomeLoose } from "@/app/(console)/(home)/home-loose";
import { HomeMine } from "@/app/(console)/(home)/home-mine";
import { HomeSection } from "@/app/(console)/(home)/home-section";
import { useHome } from "@/app/(console)/(home)/use-home";
import { useRowKeys } from "@/app/_features/incident/board/use-row-keys";
import { ShopCard } from "@/app/_features/shop/shop-card";
import { useErrorText } from "@/app/_lib/use-error-text";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import { buttonClass } from "@/app/_ui/button";
import { ErrorNotice } from "@/app/_ui/error-notice";
import type { HomeOverview } from "@/server/home/contract";

export interface HomeScreenProps {
  initial: HomeOverview;
  canDeclare: boolean;
  hasSettings: boolean;
}

/** Is anything on fire, is it mine, what is due? */
export function HomeScreen({ initial, canDeclare, hasSettings }: HomeScreenProps) {
  const t = useTranslations("home");
  const errorText = useErrorText();
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const move = useRowKeys(list);
  const query = useHome(initial);
  const home = query.data;
  const more = home.openCount - home.open.length;
  useShortcuts({
    nextLine: () => move(1),
    previousLine: () => move(-1),
    declare: canDeclare ? () => router.push("/incidents/new") : undefined,
  });
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6">
      {query.isError && (
        <ErrorNotice
          tone="warning"
          title={t("stale")}
          since={new Date(query.dataUpdatedAt).toISOString()}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        >
          {errorText(query.error)}
        </ErrorNotice>
      )}
      <HomeHead home={home} canDeclare={canDeclare} />
      <ShopCard />
      {home.open.length > 0 && (
        <HomeSection title={t("open")}>
          <div ref={list}>
            <ul className="overflow-hidden rounded-md border border-weak bg-primary">
              {home.open.map((incident) => (
                <HomeIncident key={incident.id} incident={incident} />
              ))}
            </ul>
          </div>
          <Link href="/incidents" prefetch={false} className="self-start text-sm text-link hover:underline">
            {more > 0 ? t("more", { count: more }) : t("board")}
          </Link>
        </HomeSection>
      )}
      <HomeLoose home={home} />
      <div className="grid gap-6 room:grid-cols-2">
        <HomeMine home={home} />
        <HomeDue home={home} />
      </div>
      {home.liveCount === 0 && (
        <div className="flex flex-wrap items-center gap-3 border-t border-weak pt-4 text-sm text-secondary">
          <span>{t("quietHint")}</span>
          {hasSettings && !home.isConnected && (
            <Link href="/settings/connections" prefetch={false} className={buttonClass()}>
              <Plug aria-hidden size={16} />
              {t("connect")}
            </Link>
          )}
          {canDeclare && (
            <Link href="/incidents/new" prefetch={false} className={buttonClass()}>
              {t("drill")}
            </Link>
          )}
        </div>
      )}
    </div>
  );
}
