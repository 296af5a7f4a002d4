import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { TimelineEvent } from "@/server/timeline/contract";
import { dayKey } from "../day-key";
import { continuesGroup, GROUP_WINDOW_MS, recordedAt, startsDay } from "../grouping";
import { useTimeZone } from "../use-time-zone";
import { NewestPill } from "./newest-pill";
import { OlderNotice } from "./older-notice";
import { StickyDay } from "./sticky-day";
import { StoredRow } from "./stored-row";
import { type UnsentActions, UnsentRow } from "./unsent-row";
import { useOlderEvents } from "./use-older-events";
import { usePrepended } from "./use-prepended";
import { useRowFocus } from "./use-row-focus";
import { useStickToNewest } from "./use-stick-to-newest";
import { useUnread } from "./use-unread";

interface Props extends UnsentActions {
  events: readonly TimelineEvent[];
  pending: readonly PendingMessage[];
  userId: string;
  userName: string;
  hasOlder: boolean;
  loadOlder: () => Promise<unknown>;
}

/** Rows this far out of sight are measured already, so that scrolling up quickly does not correct itself in sight. */
const BUFFER_PX = 800;

type Entry = TimelineEvent | PendingMessage;
const isStored = (entry: Entry): entry is TimelineEvent => "seq" in entry;

/** A message on its way joins those before it, as it will when it is stored. */
function continuesAsUnsent(
  last: TimelineEvent | undefined,
  { writtenAt }: PendingMessage,
  isAfterAnother: boolean,
  userId: string,
): boolean {
  if (isAfterAnother) return true;
  return (
    last?.kind === "message" && last.actorId === userId && writtenAt - Date.parse(last.recordedAt) <= GROUP_WINDOW_MS
  );
}

/** The room's events, newest at the end, with what is on its way below them. Only rows in sight exist. */
export function TimelineList({ events, pending, userId, userName, hasOlder, loadOlder, ...actions }: Props) {
  const t = useTranslations("timeline");
  const timeZone = useTimeZone();
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [topDay, setTopDay] = useState("");
  const entries = useMemo<readonly Entry[]>(
    () => (pending.length > 0 ? [...events, ...pending] : events),
    [events, pending],
  );
  const firstSeq = events[0]?.seq ?? 0;
  const shift = usePrepended(firstSeq, entries.length);
  const { away, toNewest, onScroll: stick, onResize, touches } = useStickToNewest(list, entries.length, pending.length);
  const unread = useUnread(away, events.at(-1)?.seq ?? 0);
  const older = useOlderEvents(hasOlder, loadOlder);
  const focus = useRowFocus(scroller, list, { firstSeq, count: events.length }, toNewest);

  const onScroll = (offset: number) => {
    stick(offset);
    older.onScroll(offset);
    const first = events[list.current?.findItemIndex(offset) ?? 0];
    if (!first) return;
    const at = recordedAt(first);
    setTopDay((shown) => (shown && dayKey(shown, timeZone) === dayKey(at, timeZone) ? shown : at));
  };

  const { onRetry, onEdit, onDiscard } = actions;
  const row = useCallback(
    (entry: Entry, index: number) => {
      if (isStored(entry)) {
        const previous = events[index - 1];
        return (
          <StoredRow
            key={entry.idempotencyKey}
            event={entry}
            continues={continuesGroup(previous, entry, timeZone)}
            startsDay={startsDay(previous, entry, timeZone)}
          />
        );
      }
      const continues = continuesAsUnsent(events.at(-1), entry, index > events.length, userId);
      return (
        <UnsentRow
          key={entry.key}
          message={entry}
          name={userName}
          continues={continues}
          {...{ onRetry, onEdit, onDiscard }}
        />
      );
    },
    [events, timeZone, userId, userName, onRetry, onEdit, onDiscard],
  );

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {away && topDay && <StickyDay at={topDay} />}
      {older.state !== "idle" && <OlderNotice state={older.state} onRetry={older.load} />}
      <section
        ref={scroller}
        aria-label={t("list")}
        tabIndex={0}
        {...focus.keys}
        {...touches}
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain pb-2 [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        {/* Few rows sit at the bottom, beside the composer. */}
        <div className="grow" />
        {entries.length === 0 && <p className="text-secondary px-3 py-4 text-sm">{t("empty")}</p>}
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={entries}
          shift={shift}
          bufferSize={BUFFER_PX}
          keepMounted={focus.focusedIndex === null ? undefined : [focus.focusedIndex]}
          onScroll={onScroll}
          onResize={onResize}
        >
          {row}
        </Virtualizer>
      </section>
      {away && <NewestPill unread={unread} onPress={toNewest} />}
    </div>
  );
}
