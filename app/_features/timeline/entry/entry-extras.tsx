import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { PinnedMark } from "./pinned-mark";
import { Reactions } from "./reactions";
import { ThreadLine } from "./thread-line";
import { UpdateBadge } from "./update-badge";

/** What others added to an entry of any kind, under it. */
export function EntryExtras({ entry }: { entry: ShownEntry }) {
  const { reactions, thread, pinned, marked, event } = entry;
  // A message has its badge behind the name.
  const badge = event.kind !== "message" && marked;
  if (reactions.length === 0 && !thread && !pinned && !badge) return null;
  return (
    <div className="ps-[calc(2.25rem+12px)] pe-3 pb-1">
      {badge && <UpdateBadge mark={badge} />}
      {pinned && <PinnedMark pin={pinned} />}
      {reactions.length > 0 && <Reactions entry={entry} />}
      {thread && <ThreadLine entry={entry} />}
    </div>
  );
}
