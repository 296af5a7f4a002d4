import { useCallback, useMemo, useState } from "react";
import { useSettled } from "@/app/_lib/use-settled";
import type { TimelineEvent } from "@/server/timeline/contract";
import { countUnread } from "./count-unread";

/** Longer than what is in sight takes to count as read. */
const SETTLED_MS = 1_200;

interface Options {
  /** The newest run. */
  events: readonly TimelineEvent[];
  /** How far the reader had read before this visit; null when they never were here. */
  readUpTo: number | null;
  userId: string;
  see: (seq: number) => void;
}

/**
 * How far the reader has read, and where the line of what is new stands. The line stays where it is during a visit; it
 * moves when the reader has seen everything and looks away.
 */
export function useUnreadLine({ events, readUpTo, userId, see }: Options) {
  const lastSeq = events.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState(readUpTo ?? lastSeq);
  const [newAfter, setNewAfter] = useState(readUpTo ?? lastSeq);
  const [isReached, setReached] = useState(false);

  const onSeen = useCallback(
    (last: number, first: number) => {
      // What has no row of its own was read with the last one that has.
      const upTo = countUnread(events, last, userId).count === 0 ? Math.max(last, lastSeq) : last;
      see(upTo);
      setSeen((known) => Math.max(known, upTo));
      if (first <= newAfter + 1) setReached(true);
    },
    [see, newAfter, events, lastSeq, userId],
  );
  const onLookAway = useCallback(() => {
    if (seen < lastSeq) return;
    setNewAfter(lastSeq);
    setReached(false);
  }, [seen, lastSeq]);

  const unread = useMemo(() => countUnread(events, seen, userId), [events, seen, userId]);
  const since = useMemo(() => countUnread(events, newAfter, userId), [events, newAfter, userId]);
  const settled = useSettled(unread.count, SETTLED_MS);
  return {
    newAfter: since.count > 0 ? newAfter : null,
    /** What is new since the line stands, for as long as the reader has not been there. */
    above: isReached ? null : since,
    unread: unread.count === 0 ? 0 : settled,
    onSeen,
    onLookAway,
    dismiss: () => setReached(true),
  };
}
