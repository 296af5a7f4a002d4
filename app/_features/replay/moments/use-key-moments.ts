import { useEffect, useMemo } from "react";
import { type KeyMoment, moments } from "@/app/_lib/moments";
import type { MomentEvent } from "@/server/timeline/contract/moments";
import { keyMomentOf } from "./key-moment-of";
import { useKeyWords } from "./use-key-words";

/** What mattered, in words and at its time; the charts of the page mark it. */
export function useKeyMoments(events: readonly MomentEvent[]): readonly KeyMoment[] {
  const say = useKeyWords();
  const key = useMemo(
    () =>
      events.flatMap((event): KeyMoment[] => {
        const found = keyMomentOf(event);
        return found ? [{ seq: event.seq, at: event.at, kind: found.kind, text: say(found) }] : [];
      }),
    [events, say],
  );
  useEffect(() => {
    moments.showKey(key);
    return () => moments.showKey([]);
  }, [key]);
  return key;
}
