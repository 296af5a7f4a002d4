"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import type { WaitingIncident } from "@/server/alert/contract/triage";

const REFRESH_MS = 30_000;

/** What brought incidents into triage, by number, kept fresh while there are any. */
export function useWaiting(incidentNumbers: readonly number[]): ReadonlyMap<number, WaitingIncident> {
  const trpc = useTRPC();
  const query = useQuery(
    trpc.alert.waiting.queryOptions(
      { incidentNumbers: [...incidentNumbers] },
      { enabled: incidentNumbers.length > 0, refetchInterval: REFRESH_MS, placeholderData: keepPreviousData },
    ),
  );
  useOrganizationNotices("alerts", () => incidentNumbers.length > 0 && query.refetch());
  return new Map(query.data?.map((waiting) => [waiting.incidentNumber, waiting]));
}
