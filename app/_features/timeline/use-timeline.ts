import { useState, useSyncExternalStore } from "react";
import { openRoomSocket } from "@/app/_lib/room-socket";
import { TimelineStore } from "@/app/_lib/timeline-store";
import { timelineCalls } from "@/app/_lib/timeline-calls";
import { useTRPCClient } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";

interface Options {
  incidentNumber: number;
  userId: string;
  userName: string;
  initialEvents: readonly TimelineEvent[];
  /** How far the reader had read before; null when they never were here. */
  readUpTo?: number | null;
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
export function useTimeline({ incidentNumber, userId, userName, initialEvents, readUpTo = null }: Options) {
  const client = useTRPCClient();
  const [store] = useState(
    () =>
      new TimelineStore({
        incident: incidentNumber,
        userId,
        userName,
        initial: initialEvents,
        readUpTo,
        ...timelineCalls(client, incidentNumber),
        storage: browserStorage(),
        socket: openRoomSocket(incidentNumber),
      }),
  );
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return { store, snapshot };
}
