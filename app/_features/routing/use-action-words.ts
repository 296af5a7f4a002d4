"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMinutes } from "@/app/_features/routing/use-minutes";
import { useTRPC } from "@/app/_lib/trpc";
import { type RuleFacts, ruleSettings } from "@/server/alert/contract/routing";

const USUAL = ruleSettings.parse({});
const STALE_MS = 60_000;

/** Says what a rule does: `opens an incident · SEV2 · checkout · grouped by cluster · resolves at the end`. */
export function useActionWords(): (rule: Pick<RuleFacts, "action" | "settings">) => string {
  const t = useTranslations("routing.does");
  const severityWords = useTranslations("common.severity");
  const format = useFormatter();
  const minutes = useMinutes();
  const trpc = useTRPC();
  const services = useQuery(trpc.service.list.queryOptions(undefined, { staleTime: STALE_MS }));
  const teams = useQuery(trpc.incident.teams.queryOptions(undefined, { staleTime: STALE_MS }));
  const types = useQuery(trpc.incidentType.list.queryOptions(undefined, { staleTime: STALE_MS }));
  return ({ action, settings }) => {
    const typed = types.data?.find(({ id, archivedAt }) => id === settings.typeId && archivedAt === null);
    const { service, serviceLabel, teamId, severity, severityLabel, groupBy, windowMinutes, atEnd } = settings;
    if (action === "drop") return t("drop");
    const ofService = service
      ? (services.data?.find(({ slug }) => slug === service)?.name ?? service)
      : serviceLabel !== USUAL.serviceLabel && t("serviceFrom", { label: serviceLabel });
    const within = windowMinutes !== null && t("window", { time: minutes(windowMinutes) });
    if (action === "attach") return [t("attach"), ofService, within].filter(Boolean).join(" · ");
    const isMapped = severityLabel !== USUAL.severityLabel || Object.keys(settings.severityMap).length > 0;
    return [
      t(action),
      typed?.name,
      severity ? severityWords(`${severity}.name`) : isMapped && t("severityFrom", { label: severityLabel }),
      ofService,
      teamId && teams.data?.find(({ id }) => id === teamId)?.name,
      groupBy.length > 0 && t("grouped", { labels: format.list(groupBy, { style: "narrow" }) }),
      within,
      t(`atEnd.${atEnd}`),
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
