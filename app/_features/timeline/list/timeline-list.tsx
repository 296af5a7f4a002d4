import { useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { PendingMessage } from "@/app/_lib/timeline-outbox";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import { dayKey } from "../day-key";
import { continuesGroup, startsDay } from "../grouping";
import { headOf, lastSeqOf, type StoredRow as Row } from "../rows/arrange-rows";
import { continuesAsUnsent } from "./continues-as-unsent";
import { MoreNotice } from "./more-notice";
import { NewestPill } from "./newest-pill";
import { StickyDay } from "./sticky-day";
import { type MenuPlace, StoredRow } from "./stored-row";
import { type UnsentActions, UnsentRow } from "./unsent-row";
import { useMoreEvents } from "./use-more-events";
import { usePrepended } from "./use-prepended";
import { useRowFocus } from "./use-row-focus";
import { type ShownOff, useShowOff } from "./use-show-off";
import { useRowMenuKeys } from "./use-row-menu-keys";
import { useRows } from "./use-rows";
import { useSeen } from "./use-seen";
import { useStickToNewest } from "./use-stick-to-newest";
import { useUnread } from "./use-unread";

export interface TimelineListProps extends UnsentActions {
  label: string;
  /** Stands where there is nothing. */
  empty: string;
  entries: readonly ShownEntry[];
  pending: readonly PendingMessage[];
  userId: string;
  userName: string;
  hasOlder: boolean;
  loadOlder: () => Promise<unknown>;
  /** True when the list goes up to the newest event and follows it. */
  isNewest: boolean;
  loadNewer: () => Promise<unknown>;
  /** Called by who wants to go to the newest event and is in another part of the timeline. */
  onNewest: () => void;
  /** What the reader was brought to. */
  shownOff: ShownOff | null;
  /** Ids of events whose burst was opened. */
  opened: ReadonlySet<string>;
  /** Begins at the top, with its first entry set apart: what a thread answers. */
  isThread?: boolean;
  /** The line of what is new stands after this position. */
  newAfter: number | null;
  editedId: string | null;
  /** Called with the positions of the first and the last entry that the reader has had in sight for a while. */
  onSeen: (last: number, first: number) => void;
  /** Called when the list is not in sight any more, and with each entry that comes while it is not. */
  onLookAway: () => void;
  onMenu: (entry: ShownEntry, at: MenuPlace) => void;
  /** A key on the entry that has the focus; true when it did something. */
  onEntryKey: (key: string, entry: ShownEntry) => boolean;
}

/** Rows this far out of sight are measured already, so that scrolling up quickly does not correct itself in sight. */
const BUFFER_PX = 400;
const NOTHING: readonly PendingMessage[] = [];

type Item = Row | PendingMessage;
const isStored = (item: Item): item is Row => "type" in item;
const lastEventOf = (row: Row | undefined) =>
  row && (row.type === "entry" ? row.entry.event : row.entries.at(-1)?.event);

/** Entries of a timeline, newest at the end, with what is on its way below them. Only rows in sight exist. */
export function TimelineList(props: TimelineListProps) {
  const { entries, userId, userName, hasOlder, isNewest, newAfter, editedId, opened, shownOff, onMenu } = props;
  const { isThread = false } = props;
  const pending = isNewest ? props.pending : NOTHING;
  const t = useTranslations("timeline");
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [topDay, setTopDay] = useState("");
  const { rows, timeZone } = useRows(entries, opened, newAfter);
  const items = useMemo<readonly Item[]>(() => (pending.length > 0 ? [...rows, ...pending] : rows), [rows, pending]);
  const firstSeq = entries[0]?.event.seq ?? 0;
  const lastSeq = entries.at(-1)?.event.seq ?? 0;
  const shift = usePrepended(firstSeq, items.length);
  const stick = useStickToNewest(list, { count: items.length, ownCount: props.pending.length, hasNewest: isNewest });
  const { away, letGo, isStuck } = stick;
  const toNewest = isNewest ? stick.toNewest : props.onNewest;
  const unread = useUnread(away && isNewest, lastSeq);
  const older = useMoreEvents(hasOlder, props.loadOlder);
  const newer = useMoreEvents(!isNewest, props.loadNewer);
  const [nearOlder, nearNewer] = [older.onDistance, newer.onDistance];
  const { onEntryKey } = props;
  const onRowKey = useCallback(
    (key: string, row: Row) => row.type === "entry" && onEntryKey(key, row.entry),
    [onEntryKey],
  );
  const focus = useRowFocus(scroller, list, rows, toNewest, onRowKey);
  const menu = useRowMenuKeys(rows, onMenu);
  const seen = useSeen(scroller, props);
  const shownOffSeq = useShowOff(list, rows, shownOff, letGo, focus.focusRow);

  const look = useCallback(() => {
    const handle = list.current;
    if (!handle || handle.viewportSize === 0) return;
    const { scrollOffset, viewportSize, scrollSize } = handle;
    const end = scrollSize - viewportSize;
    // While the list opens it is at its end already, and only about to scroll there.
    nearOlder(isStuck() ? end : scrollOffset);
    nearNewer(end - scrollOffset);
    const first = rows[Math.min(rows.length - 1, handle.findItemIndex(scrollOffset))];
    const last = rows[Math.min(rows.length - 1, handle.findItemIndex(scrollOffset + viewportSize - 1))];
    if (first && last) seen(headOf(first).event.seq, lastSeqOf(last));
  }, [rows, nearOlder, nearNewer, seen, isStuck]);
  // Few rows may be left of many events, and none of them scrolls.
  useEffect(look, [look]);

  const onScroll = (offset: number) => {
    stick.onScroll(offset);
    look();
    const first = rows[list.current?.findItemIndex(offset) ?? 0];
    if (!first) return;
    const at = headOf(first).event.recordedAt;
    setTopDay((shown) => (shown && dayKey(shown, timeZone) === dayKey(at, timeZone) ? shown : at));
  };

  const { onRetry, onEdit, onDiscard } = props;
  const item = useCallback(
    (each: Item, index: number) => {
      if (isStored(each)) {
        const { event } = headOf(each);
        const previous = lastEventOf(rows[index - 1]);
        const isAnswer = isThread && index === 1;
        const isNew = newAfter !== null && event.seq > newAfter && (previous?.seq ?? newAfter + 1) <= newAfter;
        return (
          <StoredRow
            // A burst keeps its place, and the focus, when it is opened.
            key={each.type === "burst" || each.burst ? `burst-${event.id}` : event.idempotencyKey}
            row={each}
            continues={!isNew && !isAnswer && continuesGroup(previous, event, timeZone)}
            startsDay={startsDay(previous, event, timeZone)}
            newSince={isNew ? (previous?.recordedAt ?? null) : null}
            isApart={isAnswer}
            isEdited={event.id === editedId}
            isShownOff={shownOffSeq !== null && event.seq === shownOffSeq}
            onMenu={onMenu}
          />
        );
      }
      const continues = continuesAsUnsent(lastEventOf(rows.at(-1)), each, index > rows.length, userId);
      return (
        <UnsentRow
          key={each.key}
          message={each}
          name={userName}
          continues={continues}
          {...{ onRetry, onEdit, onDiscard }}
        />
      );
    },
    [rows, timeZone, isThread, newAfter, editedId, shownOffSeq, onMenu, userId, userName, onRetry, onEdit, onDiscard],
  );

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {away && topDay && <StickyDay at={topDay} />}
      {older.state !== "idle" && <MoreNotice side="older" state={older.state} onRetry={older.load} />}
      <section
        ref={scroller}
        aria-label={props.label}
        tabIndex={0}
        {...focus.keys}
        {...stick.touches}
        {...menu}
        className="flex min-h-0 flex-1 flex-col overflow-x-hidden overflow-y-auto overscroll-contain pb-2 [overflow-anchor:none] focus-visible:-outline-offset-2"
      >
        {/* Few rows sit at the bottom, beside the composer. */}
        {!isThread && <div className="grow" />}
        {items.length === 0 && <p className="text-secondary px-3 py-4 text-sm">{props.empty}</p>}
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={items}
          shift={shift}
          bufferSize={BUFFER_PX}
          keepMounted={focus.focusedIndex === null ? undefined : [focus.focusedIndex]}
          onScroll={onScroll}
          onResize={stick.onResize}
        >
          {item}
        </Virtualizer>
      </section>
      {newer.state !== "idle" && <MoreNotice side="newer" state={newer.state} onRetry={newer.load} />}
      {(away || !isNewest) && (
        <NewestPill unread={unread} label={isNewest ? t("toNewest") : t("backToNewest")} onPress={toNewest} />
      )}
    </div>
  );
}
