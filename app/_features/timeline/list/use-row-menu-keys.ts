import { type MouseEvent, type TouchEvent, useMemo, useRef } from "react";
import type { ShownEntry } from "@/server/timeline/contract/shown-entry";
import type { StoredRow } from "../rows/arrange-rows";
import { rowIndex } from "../rows/row-index";
import type { MenuPlace } from "./stored-row";

const LONG_PRESS_MS = 500;
/** The browser's own menu is worth more there. */
const NATIVE = "a, input, textarea, [contenteditable='true'], img, canvas";

/** A right click, the menu key or a long press on a row opens its menu. */
export function useRowMenuKeys(rows: readonly StoredRow[], onMenu: (entry: ShownEntry, at: MenuPlace) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return useMemo(() => {
    const entryAt = (target: EventTarget): ShownEntry | null => {
      if (!(target instanceof Element) || target.closest(NATIVE)) return null;
      const seq = Number(target.closest<HTMLElement>("[data-seq]")?.dataset.seq);
      const row = Number.isInteger(seq) ? rows[rowIndex(rows, seq)] : undefined;
      return row?.type === "entry" ? row.entry : null;
    };
    const stop = () => clearTimeout(timer.current);
    return {
      onContextMenu: (event: MouseEvent<HTMLElement>) => {
        const entry = entryAt(event.target);
        if (!entry || String(window.getSelection()) !== "") return;
        event.preventDefault();
        stop();
        const isKey = event.clientX === 0 && event.clientY === 0;
        const box = (event.target as Element).getBoundingClientRect();
        onMenu(entry, isKey ? { x: box.left + 16, y: box.top + 16 } : { x: event.clientX, y: event.clientY });
      },
      // Where a long press makes no such event.
      onTouchStart: ({ target, touches }: TouchEvent<HTMLElement>) => {
        const touch = touches.item(0);
        const entry = touches.length === 1 ? entryAt(target) : null;
        stop();
        if (!entry || !touch) return;
        const { clientX: x, clientY: y } = touch;
        timer.current = setTimeout(
          () => String(window.getSelection()) === "" && onMenu(entry, { x, y }),
          LONG_PRESS_MS,
        );
      },
      onTouchEnd: stop,
      onTouchCancel: stop,
      onTouchMoveCapture: stop,
    };
  }, [rows, onMenu]);
}
