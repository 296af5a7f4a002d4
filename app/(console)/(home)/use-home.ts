"use client";

import { useQuery } from "@tanstack/react-query";
import { pageKeptAt } from "@/app/_lib/page-kept-at";
import { useOrganizationNotices } from "@/app/_lib/use-organization-notices";
import { useTRPC } from "@/app/_lib/trpc";
import type { HomeOverview } from "@/server/home/contract";

const REFRESH_MS = 15_000;
/** A page that was kept tells how it stood then. */
const madeAt = () => pageKeptAt() ?? Date.now();

/** What runs, as soon as it changes, and now and then in any case. */
export function useHome(initial: HomeOverview) {
  const trpc = useTRPC();
  const home = useQuery(
    trpc.home.overview.queryOptions(undefined, {
      initialData: initial,
      initialDataUpdatedAt: madeAt,
      refetchInterval: REFRESH_MS,
      refetchOnWindowFocus: "always",
    }),
  );
  useOrganizationNotices("both", () => home.refetch());
  return home;
}
