import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { KindGroup } from "@/server/timeline/contract/conversation";
import { groupOf } from "@/server/timeline/rules/kind-groups";

const GROUPS: KindGroup[] = ["status", "people", "evidence", "alerts", "actions", "tasks", "dashboards"];
const PAGE = 500;
/** Enough for weeks; of an incident with more the newest count. */
const MOST_PAGES = 20;
const WANTED: ReadonlySet<string> = new Set(GROUPS);
const NONE: readonly TimelineEvent[] = [];

/** Every event of the incident that changed its state or mattered otherwise, oldest first, kept up to date by `heard`. */
export function useKeyEvents(incidentNumber: number) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const cache = useQueryClient();
  const queryKey = [...trpc.timeline.filtered.queryKey(), "key-events", incidentNumber];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const pages: TimelineEvent[][] = [];
      let before: number | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const asked = { incidentNumber, groups: GROUPS, limit: PAGE, ...(before !== undefined && { before }) };
        const { events: found, next } = await client.timeline.filtered.query(asked, { signal });
        pages.push(found);
        if (next === null) break;
        before = next;
      }
      return pages.toReversed().flat();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const key = JSON.stringify(queryKey);
  const heard = useCallback(
    (event: TimelineEvent) => {
      const group = groupOf(event);
      if (group === null || !WANTED.has(group)) return;
      cache.setQueryData<TimelineEvent[]>(JSON.parse(key) as unknown[], (held) =>
        held && (held.at(-1)?.seq ?? 0) < event.seq ? [...held, event] : held,
      );
    },
    [cache, key],
  );
  return { events: data ?? NONE, isRead: data !== undefined, error, refetch, heard };
}
