"use client";

import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "@/app/_lib/trpc";
import { useSettled } from "@/app/_lib/use-settled";
import type { DryRun, DryRunInput } from "@/server/alert/contract/routing";

export type TriedRules = NonNullable<DryRunInput["rules"]>;
type Client = ReturnType<typeof useTRPCClient>;

/** Somebody who types is waited for so long. */
const PAUSE_MS = 500;
const FRESH_MS = 60_000;
/** Nobody waits longer than that to save. */
const PATIENCE_MS = 6_000;

const dryRunOptions = (client: Client, rules: TriedRules | null) => ({
  queryKey: ["dry-run", rules],
  queryFn: ({ signal }: { signal: AbortSignal }) => client.alert.dryRun.mutate(rules ? { rules } : {}, { signal }),
  staleTime: FRESH_MS,
});

/** What rules would have done last week, asked for anew as they change; null tries those that stand. */
export function useDryRun(rules: TriedRules | null, isEnabled = true) {
  const client = useTRPCClient();
  const cache = useQueryClient();
  const wanted = useSettled(rules, PAUSE_MS);
  const options = dryRunOptions(client, wanted);
  const query = useQuery({ ...options, enabled: isEnabled, placeholderData: keepPreviousData, retry: false });
  const isOutdated = isEnabled && (query.isPlaceholderData || JSON.stringify(wanted) !== JSON.stringify(rules));
  return {
    result: query.data,
    error: query.error,
    /** What is shown is of rules as they were before. */
    isOutdated,
    isRunning: query.isFetching,
    retry: () => void query.refetch(),
    stop: () => void cache.cancelQueries({ queryKey: options.queryKey }),
  };
}

/** Tries rules once more before they are saved, unless that has just been done; null where that cannot be soon. */
export function tryBefore(cache: QueryClient, client: Client, rules: TriedRules): Promise<DryRun | null> {
  const tried = cache.fetchQuery({ ...dryRunOptions(client, rules), retry: false }).catch(() => null);
  return Promise.race([tried, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))]);
}
