"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@/app/_lib/trpc";

export interface DashboardWish {
  text: string;
  tags: string[];
  /** Directly inside this folder; empty for the top level, undefined for anywhere. */
  folderUid: string | undefined;
}

const PAGE = 30;

/** Dashboards of Grafana, page by page. */
export function useDashboardSearch(wish: DashboardWish) {
  const client = useTRPCClient();
  return useInfiniteQuery({
    queryKey: ["dashboard-search", wish],
    queryFn: ({ pageParam, signal }) =>
      client.dashboard.search.query({ ...wish, limit: PAGE, page: pageParam }, { signal }),
    initialPageParam: 1,
    getNextPageParam: (last, _all, page) => (last.length === PAGE ? page + 1 : undefined),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
}
