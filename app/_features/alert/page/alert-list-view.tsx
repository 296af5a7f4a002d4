"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { Skeleton } from "@/app/_ui/skeleton";
import type { AlertGroupState } from "@/server/alert/contract/alert-list";
import { AlertLine } from "./alert-line";
import type { FlatRow } from "./flat-rows";
import { GroupHead } from "./group-head";

export interface AlertListViewProps {
  rows: readonly FlatRow[];
  scroller: RefObject<HTMLElement | null>;
  handle: RefObject<VirtualizerHandle | null>;
  from: string;
  closed: ReadonlySet<string>;
  selected: ReadonlySet<string>;
  gone: ReadonlySet<string>;
  openId: string | null;
  currentId: string | null;
  onToggle: (key: string) => void;
  onOpen: (id: string) => void;
  onSelect: (id: string) => void;
  onPick: (name: string, value: string) => void;
  onMore: (group: AlertGroupState) => void;
  /** Ids of the alerts that are in sight, when others come there. */
  onSee: (ids: ReadonlySet<string>) => void;
}

const BUFFER_PX = 600;

/** Brings more of a group as soon as it is in sight. */
function MoreRow({ left, onSeen }: { left: number; onSeen: () => void }) {
  const t = useTranslations("alerts");
  const row = useRef<HTMLDivElement>(null);
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && seen.current(),
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [left]);
  return (
    <div
      ref={row}
      role="listitem"
      className="flex h-16 items-center gap-3 border-b border-weak px-3 text-xs text-secondary"
    >
      <Skeleton className="h-5 w-16" />
      {t("left", { count: left })}
    </div>
  );
}

/** Groups and alerts; only those in sight exist. */
export function AlertListView(props: AlertListViewProps) {
  const { rows, scroller, handle, from, closed, selected, gone, openId, currentId } = props;
  const { onToggle, onOpen, onSelect, onPick, onMore, onSee } = props;
  const firstAlert = rows.find(({ type }) => type === "alert")?.key ?? null;
  const current = rows.findIndex(({ type, key }) => type === "alert" && key === currentId);
  const item = useCallback(
    (row: FlatRow) => {
      if (row.type === "group")
        return (
          <div key={`head-${row.key}`} role="listitem">
            <GroupHead group={row.group} isClosed={closed.has(row.key)} onToggle={onToggle} onPick={onPick} />
          </div>
        );
      if (row.type === "more") return <MoreRow key={row.key} left={row.left} onSeen={() => onMore(row.group)} />;
      const { alert, groupLabels } = row;
      return (
        <AlertLine
          key={alert.id}
          alert={alert}
          groupLabels={groupLabels}
          from={from}
          isOpen={alert.id === openId}
          isSelected={selected.has(alert.id)}
          isCurrent={alert.id === (currentId ?? firstAlert)}
          isGone={gone.has(alert.id)}
          onOpen={onOpen}
          onSelect={onSelect}
          onPick={onPick}
        />
      );
    },
    [closed, selected, gone, from, openId, currentId, firstAlert, onToggle, onOpen, onSelect, onPick, onMore],
  );
  const look = () => {
    const { current: at } = handle;
    if (!at) return;
    const [from, to] = [at.scrollOffset, at.scrollOffset + at.viewportSize].map((offset) => at.findItemIndex(offset));
    onSee(new Set(rows.slice(from, (to ?? 0) + 1).flatMap(({ type, key }) => (type === "alert" ? [key] : []))));
  };
  return (
    <Virtualizer
      ref={handle}
      onScrollEnd={look}
      scrollRef={scroller}
      data={rows}
      bufferSize={BUFFER_PX}
      keepMounted={current < 0 ? undefined : [current]}
    >
      {item}
    </Virtualizer>
  );
}
