import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
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

/**
 * Every event of the incident that changed its state or mattered otherwise, oldest first, kept up to date by `heard`.
 * Nothing is read before it is wanted: of a long incident they are many.
 */
export function useRecordedChanges(incidentNumber: number, isWanted: boolean) {
  const { timeline } = useTRPCClient();
  const trpc = useTRPC();
  const { data, error } = useQuery({
    queryKey: [...trpc.timeline.filtered.queryKey(), "changes", incidentNumber],
    queryFn: async ({ signal }) => {
      const pages: TimelineEvent[][] = [];
      let before: number | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const asked = { incidentNumber, groups: GROUPS, limit: PAGE, ...(before !== undefined && { before }) };
        const { events: found, next } = await timeline.filtered.query(asked, { signal });
        pages.push(found);
        if (next === null) break;
        before = next;
      }
      return pages.toReversed().flat();
    },
    enabled: isWanted,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
  const [live, setLive] = useState(NONE);
  const heard = useCallback((event: TimelineEvent) => {
    const group = groupOf(event);
    if (group !== null && WANTED.has(group)) setLive((held) => [...held, event]);
  }, []);
  const events = useMemo(() => {
    const last = data?.at(-1)?.seq ?? 0;
    return data ? [...data, ...live.filter(({ seq }) => seq > last)] : NONE;
  }, [data, live]);
  return { events, isRead: data !== undefined, error, heard };
}
