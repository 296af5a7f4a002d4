import { useState, useSyncExternalStore } from "react";
import { openRoomSocket } from "@/app/_lib/room-socket";
import { TimelineStore } from "@/app/_lib/timeline-store";
import { refusalOf, useTRPCClient } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";

interface Options {
  incidentNumber: number;
  userId: string;
  initialEvents: readonly TimelineEvent[];
}

const OLDER_AT_ONCE = 200;

/** Rejects with the refusal itself, which has the code that the store decides by. */
function refused(error: unknown): never {
  throw refusalOf(error);
}

/** Null on the server, and where the browser forbids it. */
function browserStorage(): Storage | null {
  try {
    return typeof window === "undefined" ? null : window.localStorage;
  } catch {
    return null;
  }
}

/** The room's timeline, live for as long as somebody looks at it. */
export function useTimeline({ incidentNumber, userId, initialEvents }: Options) {
  const { timeline } = useTRPCClient();
  const [store] = useState(
    () =>
      new TimelineStore({
        incident: incidentNumber,
        userId,
        initial: initialEvents,
        send: (input) => timeline.post.mutate(input).catch(refused),
        since: (after) => timeline.since.query({ incidentNumber, after }).catch(refused),
        before: (before) => timeline.before.query({ incidentNumber, before, limit: OLDER_AT_ONCE }).catch(refused),
        storage: browserStorage(),
        socket: openRoomSocket(incidentNumber),
      }),
  );
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return { store, snapshot };
}
