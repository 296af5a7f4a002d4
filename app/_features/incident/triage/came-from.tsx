"use client";

import { useTranslations } from "next-intl";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { WaitingIncident } from "@/server/alert/contract/triage";

export interface CameFromProps {
  waiting: WaitingIncident;
  /** When it was opened, where that is not said elsewhere. */
  at?: string;
}

/** Why an incident waits in triage: the alerts that opened it and the rule that said so. */
export function CameFrom({ waiting: { rule, alerts, firing, names }, at }: CameFromProps) {
  const t = useTranslations("triage.from");
  if (!rule) return at ? t.rich("opened", { time: () => <TimeStamp at={at} /> }) : t("person");
  const by = rule.isBuiltIn ? "builtIn" : rule.name === null ? "removed" : "rule";
  const [only = ""] = names;
  return (
    <>
      {at && <>{t.rich("openedByAlerts", { time: () => <TimeStamp at={at} /> })} </>}
      {t(by, { name: rule.name ?? "" })}
      {" · "}
      {alerts === 1 ? only : t("alerts", { count: alerts })}
      {" · "}
      {t(firing === 0 ? "ended" : firing === alerts ? "allFiring" : "firing", { count: firing })}
    </>
  );
}
