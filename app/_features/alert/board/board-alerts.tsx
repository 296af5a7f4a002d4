"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import { StateLine } from "@/app/_features/alert/state-line";
import { classNames } from "@/app/_ui/class-names";
import type { BoardIncident } from "@/server/incident/contract";

/** What fires in an incident, in a line of the board: how much, and when it did before. */
export function BoardAlerts({ incident: { alerts, declaredAt, resolvedAt } }: { incident: BoardIncident }) {
  const t = useTranslations("alertStrip");
  if (!alerts) return null;
  const { firing, spans } = alerts;
  const first = spans[0]?.startsAt ?? declaredAt;
  return (
    <span className="ml-auto flex shrink-0 items-center gap-2 text-xs">
      <span aria-hidden className="max-xl:hidden">
        <StateLine
          firings={spans}
          from={first < declaredAt ? first : declaredAt}
          to={firing > 0 ? null : resolvedAt}
          className="w-24"
        />
      </span>
      <span
        className={classNames(
          "tabular inline-flex items-center gap-1 whitespace-nowrap xl:w-20",
          firing > 0 ? "text-error" : "text-secondary",
        )}
      >
        {firing > 0 && <BellRing aria-hidden size={12} />}
        {firing > 0 ? t("firingCount", { count: firing }) : t("noneFires")}
      </span>
    </span>
  );
}
