import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPCClient } from "@/app/_lib/trpc";
import type { TimelineEvent } from "@/server/timeline/contract";
import { groupOf } from "@/server/timeline/rules/kind-groups";
import { payloadOf } from "@/server/timeline/rules/payload-of";
import type { Filter } from "../navigate/filter";
import { EventRun, type RunOptions } from "./event-run";
import { useNewEvents } from "./use-new-events";

type Client = ReturnType<typeof useTRPCClient>;

const MARKS = new Set(["event_marked", "event_unmarked"]);

function runOptions({ timeline }: Client, incidentNumber: number, me: string, filter: Filter): RunOptions {
  const { groups, people, updates } = filter;
  const options = { me, withReplies: true };
  if (updates) {
    const open = async () => ({ ...(await timeline.keyUpdates.query({ incidentNumber })), older: null });
    return {
      ...options,
      open,
      older: open,
      belongs: (event) => payloadOf(event, "message")?.update === true,
      // What was marked may lie far back.
      changesAll: ({ kind }) => MARKS.has(kind),
    };
  }
  const actorIds = people.map(({ id }) => id);
  const asked = { incidentNumber, groups: [...groups], actorIds };
  const read = async (before?: number) => {
    const page = await timeline.filtered.query({ ...asked, ...(before !== undefined && { before }) });
    return { ...page, older: page.next };
  };
  return { ...options, open: () => read(), older: read, belongs: (event) => belongs(event, filter) };
}

function belongs(event: TimelineEvent, { groups, people }: Filter): boolean {
  const group = groupOf(event);
  if (group === null || (groups.length > 0 && !groups.includes(group))) return false;
  return people.length === 0 || people.some(({ id }) => id === event.actorId);
}

/** What a filter leaves of the timeline, wherever it lies; live. Give the component a key of its filter. */
export function useFiltered(incidentNumber: number, me: string, filter: Filter, events: readonly TimelineEvent[]) {
  const client = useTRPCClient();
  const [run] = useState(() => new EventRun(runOptions(client, incidentNumber, me, filter)));
  useEffect(() => void run.open(), [run]);
  useNewEvents(events, (added) => run.receive(added));
  const snapshot = useSyncExternalStore(run.subscribe, run.snapshot, run.snapshot);
  return { ...snapshot, loadOlder: run.loadOlder, retry: () => void run.open() };
}
