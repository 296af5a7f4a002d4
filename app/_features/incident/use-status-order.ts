"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import { type IncidentStatus, STATUSES } from "@/server/incident/contract";

/** All statuses in the organization's order; also those that are switched off, for incidents may be in them. */
export function useStatusOrder(): readonly IncidentStatus[] {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.incident.statuses.queryOptions(undefined, { staleTime: 300_000 }));
  return data?.statuses.map(({ status }) => status) ?? STATUSES;
}
