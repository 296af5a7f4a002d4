import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";
import { useNewEvents } from "./run/use-new-events";

const CHANGING = new Set(["event_pinned", "event_unpinned", "message_edited", "message_deleted"]);

/** Reads the pins anew after what may change them. */
export function useLivePins(incidentNumber: number, events: readonly TimelineEvent[]): void {
  const trpc = useTRPC();
  const cache = useQueryClient();
  useNewEvents(events, (added) => {
    if (added.some(({ kind }) => CHANGING.has(kind)))
      void cache.invalidateQueries({ queryKey: trpc.timeline.pins.queryKey({ incidentNumber }) });
  });
}
