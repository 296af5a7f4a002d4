"use client";

import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { TimeStamp } from "@/app/_ui/time-stamp";
import type { AlertSourceState } from "@/server/intake/contract";
import type { RegistrationState } from "@/server/registration/contract";

const LOOK = {
  stands: { tone: "success", Icon: CircleCheck },
  broken: { tone: "warning", Icon: TriangleAlert },
  unknown: { tone: "neutral", Icon: CircleHelp },
} as const;

export interface HookStateProps {
  state: RegistrationState;
  source: AlertSourceState | null;
}

/** Whether what was written to Grafana still stands there, and what has come from it. */
export function HookState({ state: { connection, hook, reason }, source }: HookStateProps) {
  const t = useTranslations("alerting.state");
  if (!connection) return null;
  const troubles = hook
    ? [
        ...(hook.contactPoint === "ours" ? [] : [t(`point.${hook.contactPoint}`)]),
        ...(hook.hasRoute ? [] : [t("noRoute")]),
      ]
    : [t("unknownReason", { reason: reason ?? "" })];
  const standing = !hook ? "unknown" : troubles.length > 0 ? "broken" : "stands";
  const { tone, Icon } = LOOK[standing];
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={tone} icon={<Icon aria-hidden size={12} />}>
          {t(standing)}
        </Badge>
        <span className="font-medium wrap-anywhere text-primary">{connection.name}</span>
        {hook && <span className="text-secondary">{t("version", { version: hook.version })}</span>}
      </p>
      {troubles.map((trouble) => (
        <p key={trouble} className="wrap-anywhere text-warning">
          {trouble}
        </p>
      ))}
      <p className="font-mono text-xs wrap-anywhere text-secondary">{connection.url}</p>
      <p className="text-secondary">
        {source?.lastDeliveryAt
          ? t.rich("lastCall", {
              count: source.deliveries,
              when: () => <TimeStamp at={source.lastDeliveryAt ?? ""} />,
            })
          : t("noCall")}
      </p>
    </div>
  );
}
