import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { RoomStage } from "@/app/_lib/room-stage";
import { useTRPC, useTRPCClient } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";
import type { MomentEvent } from "@/server/timeline/contract/moments";
import { momentEventOf } from "./moment-event-of";

/**
 * What mattered in the incident as far back as the charts look, oldest first, kept up to date by `heard`. A room opens
 * with the newest page; more is read when the charts reach before it.
 */
export function useKeyEvents(incidentNumber: number, stage: RoomStage | null) {
  const { timeline } = useTRPCClient();
  const trpc = useTRPC();
  const { data, fetchNextPage } = useInfiniteQuery({
    queryKey: [...trpc.timeline.moments.queryKey(), "pages", incidentNumber],
    queryFn: ({ pageParam: before, signal }) =>
      timeline.moments.query({ incidentNumber, ...(before !== null && { before }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next?.before ?? null,
    refetchOnWindowFocus: false,
  });
  const reached = data?.pages.at(-1)?.next?.at ?? null;
  useEffect(() => {
    if (!stage || reached === null) return undefined;
    const look = (): void => {
      if (stage.view().from < reached) void fetchNextPage({ cancelRefetch: false });
    };
    look();
    return stage.onChange(look);
  }, [stage, reached, fetchNextPage]);

  const [live, setLive] = useState<readonly MomentEvent[]>([]);
  const heard = useCallback((event: TimelineEvent) => {
    const made = momentEventOf(event);
    if (made) setLive((held) => [...held, made]);
  }, []);
  const events = useMemo(() => {
    const read = data?.pages.toReversed().flatMap((page) => page.events) ?? [];
    const last = read.at(-1)?.seq ?? 0;
    return [...read, ...live.filter(({ seq }) => seq > last)];
  }, [data, live]);
  return { events, heard };
}
