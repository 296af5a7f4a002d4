"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useTRPC } from "@/app/_lib/trpc";

const LOOK_EVERY_MS = 1_000;
/** As many as one call may name. */
const MOST_AT_ONCE = 100;

/** Calls that are tried again, and what came of it. */
export interface RetryOutcome {
  /** Not worked off yet. */
  waiting: number;
  /** Wholly taken now. */
  taken: number;
  /** Of which something still cannot be. */
  unread: number;
  /** Their bodies were not kept any more. */
  forgotten: number;
}

export function useRetry() {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const retry = useMutation(trpc.intake.retry.mutationOptions());
  const ids = retry.variables?.deliveryIds ?? [];
  const after = useQuery(
    trpc.intake.deliveries.queryOptions(
      { ids: ids.length > 0 ? ids : ["0"], limit: MOST_AT_ONCE },
      {
        enabled: retry.isSuccess,
        staleTime: 0,
        refetchInterval: ({ state: { data } }) =>
          data?.every(({ state, isKept }) => state !== "pending" || !isKept) ? false : LOOK_EVERY_MS,
      },
    ),
  );
  const found = retry.isSuccess ? after.data : undefined;
  const kept = found?.filter(({ isKept }) => isKept) ?? [];
  const outcome: RetryOutcome | null = found
    ? {
        waiting: kept.filter(({ state }) => state === "pending").length,
        taken: kept.filter(({ state, deadLetters }) => state !== "pending" && deadLetters === 0).length,
        unread: kept.filter(({ state, deadLetters }) => state !== "pending" && deadLetters > 0).length,
        forgotten: found.length - kept.length,
      }
    : null;
  const isOver = outcome !== null && outcome.waiting === 0;
  const refresh = useEffectEvent(() => {
    void cache.invalidateQueries(trpc.intake.deadLetters.pathFilter());
    void cache.invalidateQueries(trpc.intake.sources.pathFilter());
  });
  useEffect(() => {
    if (isOver) refresh();
  }, [isOver]);
  return {
    outcome,
    isBusy: retry.isPending || (retry.isSuccess && !isOver),
    error: retry.error,
    retry(deliveryIds: readonly string[]) {
      const asked = deliveryIds.slice(0, MOST_AT_ONCE);
      // What is known of an earlier try of the same calls says nothing of this one.
      cache.removeQueries(trpc.intake.deliveries.queryFilter({ ids: asked, limit: MOST_AT_ONCE }));
      retry.mutate({ deliveryIds: asked });
    },
  };
}
