"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type BoardFilters, listedStatuses } from "@/app/_features/incident/board/filters";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import { useTRPCClient } from "@/app/_lib/trpc";
import type { BoardIncident } from "@/server/incident/contract";

export interface BoardPage {
  items: BoardIncident[];
  nextBefore: number | null;
}

const REFRESH_MS = 10_000;
const NOTHING: BoardPage = { items: [], nextBefore: null };

/** The board's lines, refreshed as soon as something changes, every 10 s, and whenever somebody comes back to the page. */
export function useBoard(filters: BoardFilters, initial: { filters: BoardFilters; page: BoardPage }) {
  const client = useTRPCClient();
  const isInitial = JSON.stringify(filters) === JSON.stringify(initial.filters);
  const board = useInfiniteQuery({
    queryKey: ["board", filters],
    queryFn: async ({ pageParam, signal }): Promise<BoardPage> => {
      const statuses = listedStatuses(filters.statuses);
      if (!statuses) return NOTHING;
      return client.incident.list.query({ ...filters, statuses, before: pageParam }, { signal });
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page: BoardPage) => page.nextBefore ?? undefined,
    initialData: isInitial ? { pages: [initial.page], pageParams: [undefined] } : undefined,
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: "always",
  });
  useOrganizationNotices("both", () => board.refetch());
  return board;
}
