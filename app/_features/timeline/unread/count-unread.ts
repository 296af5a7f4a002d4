import type { TimelineEvent } from "@/server/timeline/contract";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";

/** Nobody needs to be told of these. */
const QUIET = new Set(["person_joined", "person_left"]);

export interface Unread {
  count: number;
  /** True when there may be more before what is loaded. */
  isMore: boolean;
}

/** What others added after a position, of a run of events in order; answers in threads are not of the list. */
export function countUnread(events: readonly TimelineEvent[], readUpTo: number, me: string): Unread {
  const start = events.findLastIndex(({ seq }) => seq <= readUpTo) + 1;
  const count = events
    .slice(start)
    .filter(
      (event) => event.actorId !== me && event.threadId === null && !isSuperseding(event) && !QUIET.has(event.kind),
    ).length;
  return { count, isMore: start === 0 && (events[0]?.seq ?? 1) > readUpTo + 1 };
}
