"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";

const REFRESH_MS = 15_000;

/** The organization's sources, as they stand now. */
export function useSources() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const list = useQuery(trpc.intake.sources.queryOptions(undefined, { refetchInterval: REFRESH_MS }));
  const refresh = () => cache.invalidateQueries(trpc.intake.pathFilter());
  useOrganizationNotices("alerts", refresh);
  return { list, refresh };
}
