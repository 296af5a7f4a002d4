import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { TimelineList, type TimelineListProps } from "./list/timeline-list";
import type { ShownOff } from "./list/use-show-off";
import { ReplayedPins } from "./navigate/replayed-pins";
import { OpenThreadContext } from "./thread/open-thread-context";
import { ReplayedThread } from "./thread/replayed-thread";

interface Props {
  incidentNumber: number;
  entries: readonly ShownEntry[];
  /** Position of the last event of that moment. */
  upTo: number;
  hasOlder: boolean;
  loadOlder: () => Promise<unknown>;
  userId: string;
  userName: string;
  /** Stands where one writes. */
  children: ReactNode;
}

const NONE: ReadonlySet<string> = new Set();
const nothing = () => undefined;
const noMore = async () => undefined;

/** What a list needs that is only read, its newest entry in sight. */
const READ_ONLY: Omit<
  TimelineListProps,
  "label" | "empty" | "entries" | "hasOlder" | "loadOlder" | "shownOff" | "userId" | "userName"
> = {
  pending: [],
  isNewest: true,
  loadNewer: noMore,
  onNewest: nothing,
  opened: NONE,
  newAfter: null,
  editedId: null,
  onSeen: nothing,
  onLookAway: nothing,
  onMenu: nothing,
  onEntryKey: () => false,
  onRetry: nothing,
  onEdit: nothing,
  onDiscard: nothing,
};

/** A conversation as it stood at some moment: only to be read, with its threads and what was pinned. */
export function ReplayedTimeline(props: Props) {
  const { incidentNumber, entries, upTo, hasOlder, loadOlder, userId, userName, children } = props;
  const t = useTranslations("timeline");
  const [rootId, setRootId] = useState<string | null>(null);
  const [shownOff, setShownOff] = useState<ShownOff | null>(null);
  const show = useCallback((seq: number) => setShownOff((before) => ({ seq, turn: (before?.turn ?? 0) + 1 })), []);
  const list = { ...READ_ONLY, userId, userName };
  return (
    <div className="absolute inset-0 z-20 flex flex-col bg-primary">
      <div className="relative flex min-h-0 flex-1 flex-col">
        <ReplayedPins entries={entries} onShow={show} />
        <OpenThreadContext value={setRootId}>
          <TimelineList
            {...list}
            label={t("list")}
            empty={t("empty")}
            entries={entries}
            hasOlder={hasOlder}
            loadOlder={loadOlder}
            shownOff={shownOff}
          />
        </OpenThreadContext>
        {rootId !== null && (
          <ReplayedThread
            incidentNumber={incidentNumber}
            rootId={rootId}
            upTo={upTo}
            userId={userId}
            list={list}
            onClose={() => setRootId(null)}
          />
        )}
      </div>
      {children}
    </div>
  );
}
