"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Trouble } from "@/app/(console)/_shell/trouble";
import { usePageKeptAt } from "@/app/_lib/use-page-kept-at";
import { refusalOf, useTRPC } from "@/app/_lib/trpc";

const REFRESH_MS = 15_000;
const PARTS = ["database", "grafana", "identity", "realtime"] as const;

const signInLink = (chunks: ReactNode) => (
  <a
    href={`/sign-in?callbackUrl=${encodeURIComponent(window.location.pathname + window.location.search)}`}
    className="text-link underline"
  >
    {chunks}
  </a>
);

/** Says in words what is away and what still works; nothing while all is well. */
export function HealthBanner() {
  const t = useTranslations("common.health");
  const offline = useTranslations("offline");
  const keptAt = usePageKeptAt();
  const locale = useLocale();
  const trpc = useTRPC();
  const status = useQuery(trpc.system.status.queryOptions(undefined, { refetchInterval: REFRESH_MS, retry: 1 }));
  const retry = { onRetry: () => void status.refetch(), retrying: status.isFetching };

  if (status.isError) {
    const { code } = refusalOf(status.error);
    if (code === "UNAUTHENTICATED" || code === "SESSION_EXPIRED") {
      return (
        <Trouble key={code} title={t("signedOut")}>
          {t.rich("signInAgain", { link: signInLink })}
        </Trouble>
      );
    }
    return keptAt === null ? (
      <Trouble key={code} title={t("serverAway")} {...retry}>
        {offline("away")}
      </Trouble>
    ) : (
      <Trouble key="kept" title={offline("kept")} since={new Date(keptAt).toISOString()} {...retry}>
        {offline("away")}
      </Trouble>
    );
  }
  const away = PARTS.filter((part) => status.data && status.data.checks[part] !== "ok");
  if (away.length === 0) return null;
  const parts = new Intl.ListFormat(locale, { type: "conjunction" }).format(away.map((part) => t(`part.${part}`)));
  return (
    <Trouble key={away.join()} title={t("away", { parts })} {...retry}>
      {away.map((part) => t(`still.${part}`)).join(" ")}
    </Trouble>
  );
}
