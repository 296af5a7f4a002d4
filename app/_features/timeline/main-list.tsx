import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { TimelineSnapshot, TimelineStore } from "@/app/_lib/timeline-store";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { TimelineList, type TimelineListProps } from "./list/timeline-list";
import { FirstUnreadPill } from "./unread/first-unread-pill";
import type { useUnreadLine } from "./unread/use-unread-line";

interface Props extends Pick<
  TimelineListProps,
  | "userId"
  | "userName"
  | "onRetry"
  | "onEdit"
  | "onDiscard"
  | "opened"
  | "editedId"
  | "onMenu"
  | "onEntryKey"
  | "shownOff"
  | "onNewest"
> {
  snapshot: TimelineSnapshot;
  store: TimelineStore;
  line: ReturnType<typeof useUnreadLine>;
  seenAs: (entries: readonly ShownEntry[]) => readonly ShownEntry[];
  onFirstUnread: (seq: number) => void;
}

interface Stretch {
  id: number;
  first: number;
  last: number;
}

/** Numbers the stretches of the timeline that are shown: one that overlaps with the one before goes on where it was. */
function useStretch(entries: readonly ShownEntry[]): number {
  const first = entries[0]?.event.seq ?? 0;
  const last = entries.at(-1)?.event.seq ?? 0;
  const [stretch, setStretch] = useState<Stretch>({ id: 0, first, last });
  if (stretch.first === first && stretch.last === last) return stretch.id;
  const isOther = first > stretch.last || last < stretch.first;
  const next = { id: isOther && stretch.last > 0 ? stretch.id + 1 : stretch.id, first, last };
  setStretch(next);
  return next.id;
}

/** The room's own timeline: the newest, or the stretch of it that the reader went to. */
export function MainList({ snapshot, store, line, seenAs, onFirstUnread, ...list }: Props) {
  const t = useTranslations("timeline");
  const { entries, pending, isFar, hasOlder } = snapshot;
  const shown = useMemo(() => seenAs(entries), [seenAs, entries]);
  const stretch = useStretch(shown);
  const loadOlder = useCallback(() => store.loadOlder(), [store]);
  const loadNewer = useCallback(() => store.loadNewer(), [store]);
  const { newAfter, above } = line;
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {newAfter !== null && above && above.count > 0 && (
        <FirstUnreadPill
          unread={above}
          onJump={() => {
            line.dismiss();
            onFirstUnread(newAfter + 1);
          }}
          onDismiss={line.dismiss}
        />
      )}
      <TimelineList
        key={stretch}
        {...list}
        label={t("list")}
        empty={t("empty")}
        entries={shown}
        pending={pending}
        hasOlder={hasOlder}
        loadOlder={loadOlder}
        isNewest={!isFar}
        loadNewer={loadNewer}
        newAfter={newAfter}
        onSeen={line.onSeen}
        onLookAway={line.onLookAway}
      />
    </div>
  );
}
