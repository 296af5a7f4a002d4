import { useEffect, useEffectEvent, useRef } from "react";
import type { TimelineEvent } from "@/server/timeline/contract";

/** Tells what is added to the room's events, each once and in order. */
export function useNewEvents(events: readonly TimelineEvent[], onNew: (added: readonly TimelineEvent[]) => void): void {
  const told = useRef(events.at(-1)?.seq ?? 0);
  const tell = useEffectEvent(onNew);
  useEffect(() => {
    const added = events.slice(events.findLastIndex(({ seq }) => seq <= told.current) + 1);
    const last = added.at(-1);
    if (!last) return;
    told.current = last.seq;
    tell(added);
  }, [events]);
}
