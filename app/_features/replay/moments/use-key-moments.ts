import { useEffect, useMemo } from "react";
import { type KeyMoment, moments } from "@/app/_lib/moments";
import type { TimelineEvent } from "@/server/timeline/contract";
import { keyMomentOf } from "./key-moment-of";
import { useKeyWords } from "./use-key-words";

/** What mattered, in words and at its time; the charts of the page mark it. */
export function useKeyMoments(events: readonly TimelineEvent[]): readonly KeyMoment[] {
  const say = useKeyWords();
  const key = useMemo(
    () =>
      events.flatMap((event): KeyMoment[] => {
        const found = keyMomentOf(event);
        const at = Date.parse(event.occurredAt);
        return found && Number.isFinite(at) ? [{ seq: event.seq, at, kind: found.kind, text: say(found) }] : [];
      }),
    [events, say],
  );
  useEffect(() => {
    moments.showKey(key);
    return () => moments.showKey([]);
  }, [key]);
  return key;
}
