"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { lettersByDelivery } from "@/app/_features/intake/letters/letters-by-delivery";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";

const PAGE = 50;
const REFRESH_MS = 20_000;

/** What could not be taken, newest first; of one source where it is named. */
export function useDeadLetters(sourceId: string | undefined) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const pages = useInfiniteQuery({
    queryKey: [...trpc.intake.deadLetters.pathKey(), sourceId ?? "all"],
    queryFn: ({ pageParam }) =>
      client.intake.deadLetters.query({
        limit: PAGE,
        ...(sourceId !== undefined && { sourceId }),
        ...(pageParam !== null && { before: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextBefore }) => nextBefore,
    refetchInterval: REFRESH_MS,
  });
  const deliveries = useMemo(
    () => lettersByDelivery(pages.data?.pages.flatMap(({ items }) => items) ?? []),
    [pages.data],
  );
  return { pages, deliveries };
}
