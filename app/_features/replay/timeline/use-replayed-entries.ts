import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_lib/trpc";
import { ReplayTimeline } from "./replay-timeline";

/** The conversation as it stood at a moment; nothing is read while nobody replays. */
export function useReplayedEntries(incidentNumber: number, userId: string, at: number | null) {
  const { timeline } = useTRPCClient();
  const [replayed] = useState(
    () =>
      new ReplayTimeline({
        userId,
        around: (place, limit) => timeline.around.query({ incidentNumber, at: place, limit }),
        before: (before, upTo, limit) => timeline.before.query({ incidentNumber, before, upTo, limit }),
        since: (after, limit) => timeline.since.query({ incidentNumber, after, limit }),
      }),
  );
  useEffect(() => {
    if (at !== null) replayed.seek(at);
  }, [replayed, at]);
  return { replayed, shown: useSyncExternalStore(replayed.subscribe, replayed.snapshot, replayed.server) };
}
