import { useEffect, useState, useSyncExternalStore } from "react";
import { outboxInMemory } from "@/app/_lib/outbox-in-memory";
import { OutboxStorage } from "@/app/_lib/outbox-storage";
import { OutboxTabs } from "@/app/_lib/outbox-tabs";
import { pageKeptAt } from "@/app/_lib/page-kept-at";
import { RoomArchive } from "@/app/_lib/room-archive";
import { openRoomSocket } from "@/app/_lib/room-socket";
import { TimelineStore } from "@/app/_lib/timeline-store";
import { timelineCalls } from "@/app/_lib/timeline-calls";
import { useTRPCClient } from "@/app/_lib/trpc";
import { wiped } from "@/app/_lib/wiped";
import type { TimelineEvent } from "@/server/timeline/contract";

interface Options {
  incidentNumber: number;
  userId: string;
  userName: string;
  initialEvents: readonly TimelineEvent[];
  /** How far the reader had read before; null when they never were here. */
  readUpTo?: number | null;
}

/** What the browser keeps of a room; on the server nothing is kept. */
function keptOf(userId: string, incident: number) {
  if (typeof window === "undefined") return { outbox: outboxInMemory, archive: null, pageKeptAt: null };
  const outbox = { storage: new OutboxStorage(userId, incident), tabs: new OutboxTabs(userId, incident) };
  return { outbox, archive: new RoomArchive(incident), pageKeptAt: pageKeptAt() };
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
        ...keptOf(userId, incidentNumber),
        socket: openRoomSocket(incidentNumber),
      }),
  );
  useEffect(() => wiped.listen(() => store.signedOut()), [store]);
  const snapshot = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
  return { store, snapshot };
}
