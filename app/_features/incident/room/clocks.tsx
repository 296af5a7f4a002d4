"use client";

import { useTranslations } from "next-intl";
import { useHydrated } from "@/app/_lib/use-hydrated";
import { useNow } from "@/app/_ui/use-now";

function clock(now: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone }).format(
    now,
  );
}

/** UTC and local, side by side; one clock where they are the same. */
export function Clocks() {
  const t = useTranslations("room");
  const now = useNow();
  const hydrated = useHydrated();
  const zone = hydrated ? new Intl.DateTimeFormat().resolvedOptions().timeZone : "UTC";
  const isUtc = hydrated && clock(now) === clock(now, "UTC");
  return (
    <dl className="tabular flex items-center gap-3 font-mono text-xs whitespace-nowrap text-secondary">
      <div className="flex gap-1.5">
        <dt>{t("utc")}</dt>
        <dd className="text-primary">{clock(now, "UTC")}</dd>
      </div>
      {!isUtc && (
        <div className="flex gap-1.5" title={zone}>
          <dt>{t("local")}</dt>
          <dd className="text-primary">{hydrated ? clock(now) : "--:--:--"}</dd>
        </div>
      )}
    </dl>
  );
}
