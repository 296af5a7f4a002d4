"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTRPC } from "@/app/_lib/trpc";
import { nextUpdateDueAt } from "@/server/handover/rules/next-update";
import type { IncidentDetail } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import type { TimelineEvent } from "@/server/timeline/contract";
import { foldEvents } from "@/server/timeline/rules/fold-events";
import { payloadOf } from "@/server/timeline/rules/payload-of";

const CHANGING = new Set(["event_marked", "event_unmarked", "message_edited", "message_deleted"]);

/** When the room was promised the next update; null where it was not, or where nobody waits for one any more. */
export function useNextUpdate({
  number: incidentNumber,
  status,
  pause,
}: Pick<IncidentDetail, "number" | "status" | "pause">) {
  const trpc = useTRPC();
  const cache = useQueryClient();
  const updates = useQuery(trpc.timeline.keyUpdates.queryOptions({ incidentNumber }, { staleTime: Infinity }));
  const { data } = updates;
  const promised = useMemo(
    () =>
      data ? nextUpdateDueAt(foldEvents(data.events, { me: null, withReplies: true, effects: data.effects })) : null,
    [data],
  );
  const isRunning = ["triage", "active"].includes(categoryOf(status));
  return {
    dueAt: isRunning && !pause ? promised : null,
    /** To be told of everything that happens in the room. */
    heard: useCallback(
      (event: TimelineEvent) => {
        if (!CHANGING.has(event.kind) && payloadOf(event, "message")?.update !== true) return;
        void cache.invalidateQueries({ queryKey: trpc.timeline.keyUpdates.queryKey({ incidentNumber }) });
      },
      [cache, trpc, incidentNumber],
    ),
  };
}
