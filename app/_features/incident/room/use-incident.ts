"use client";

import { useQuery } from "@tanstack/react-query";
import { pageKeptAt } from "@/app/_lib/page-kept-at";
import { useTRPC } from "@/app/_lib/trpc";
import type { IncidentDetail } from "@/server/incident/contract";

const REFRESH_MS = 30_000;

/** A page that was kept may be older than what is kept of the incident. */
const madeAt = () => pageKeptAt() ?? Date.now();

/** The incident, kept fresh; the room's events ask for it sooner than the interval does. */
export function useIncident(initial: IncidentDetail) {
  const trpc = useTRPC();
  const { number } = initial;
  const query = useQuery(
    trpc.incident.get.queryOptions(
      { number },
      {
        initialData: initial,
        initialDataUpdatedAt: madeAt,
        refetchInterval: REFRESH_MS,
        refetchOnWindowFocus: "always",
      },
    ),
  );
  return { incident: query.data, error: query.error, refetch: query.refetch, updatedAt: query.dataUpdatedAt };
}
