"use client";

import { type RefObject, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { useShortcuts } from "@/app/_lib/use-shortcuts";
import type { FlatRow } from "./flat-rows";

interface Options {
  rows: readonly FlatRow[];
  handle: RefObject<VirtualizerHandle | null>;
  scroller: RefObject<HTMLElement | null>;
  filter: RefObject<HTMLInputElement | null>;
  isOpen: boolean;
  onClose: () => void;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
}

/** Moves over the alerts by keys; where one stands open, the next one opens in its place. */
export function useAlertKeys({ rows, handle, scroller, filter, isOpen, onClose, onSelect, onOpen }: Options) {
  const [currentId, setCurrent] = useState<string | null>(null);
  function move(step: 1 | -1) {
    const alerts = rows.flatMap((row, index) => (row.type === "alert" ? [{ id: row.key, index }] : []));
    const at = alerts.findIndex(({ id }) => id === currentId);
    const next = alerts[at < 0 ? 0 : Math.min(alerts.length - 1, Math.max(0, at + step))];
    if (!next) return;
    setCurrent(next.id);
    handle.current?.scrollToIndex(next.index, { align: "nearest" });
    if (isOpen) onOpen(next.id);
    // The row may have to be drawn first.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-alert="${CSS.escape(next.id)}"]`)
          ?.focus({ preventScroll: true }),
      ),
    );
  }
  useShortcuts({
    nextAlert: () => move(1),
    previousAlert: () => move(-1),
    selectAlert: currentId === null ? undefined : () => onSelect(currentId),
    filterAlerts: () => filter.current?.focus(),
    closeAlert: isOpen ? onClose : undefined,
  });
  return { currentId, setCurrent };
}
