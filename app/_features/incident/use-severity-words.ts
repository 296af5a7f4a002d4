"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc";
import type { Severity } from "@/server/incident/contract";

/** What a severity means: in the organization's own words where it has chosen some. */
export function useSeverityWords(): (severity: Severity) => string {
  const t = useTranslations("common.severity");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.incident.policies.queryOptions(undefined, { staleTime: 300_000 }));
  return (severity) => data?.severities[severity].description || t(`${severity}.words`);
}
