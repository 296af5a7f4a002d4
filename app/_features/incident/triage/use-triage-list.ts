"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { BoardFilters } from "@/app/_features/incident/board/filters";
import type { BoardPage } from "@/app/_features/incident/board/use-board";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";

const REFRESH_MS = 10_000;

/** Incidents in triage that the filters leave, newest first; none where the filters ask for other statuses. */
export function useTriageList(filters: BoardFilters, initial: { filters: BoardFilters; triage: BoardPage }) {
  const client = useTRPCClient();
  const isAsked = filters.statuses.length === 0 || filters.statuses.includes("triage");
  const isInitial = JSON.stringify(filters) === JSON.stringify(initial.filters);
  const query = useQuery({
    queryKey: ["board", "triage", filters],
    queryFn: ({ signal }) => client.incident.list.query({ ...filters, statuses: ["triage"] }, { signal }),
    enabled: isAsked,
    initialData: isInitial ? initial.triage : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
  useOrganizationNotices("incidents", () => isAsked && query.refetch());
  return {
    incidents: isAsked ? (query.data?.items ?? []) : [],
    hasMore: isAsked && typeof query.data?.nextBefore === "number",
    error: query.error,
    retry: () => void query.refetch(),
  };
}
