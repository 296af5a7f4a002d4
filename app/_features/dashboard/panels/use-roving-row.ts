import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { VListHandle } from "virtua";

const PAGE = 10;

/** What a virtual list gives its rows, so that it is one stop of the Tab key and the arrows move within it. */
export interface RovingRows {
  list: RefObject<VListHandle | null>;
  box: RefObject<HTMLDivElement | null>;
  /** The row that Tab reaches. */
  at: number;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Makes a row the one that Tab reaches, without moving the focus. */
  choose: (row: number) => void;
  /** Scrolls to a row and moves the focus there. */
  go: (row: number) => void;
}

/** Keys of a virtual list. The element of a row that takes the focus carries its number as `data-row`. */
export function useRovingRow(count: number): RovingRows {
  const list = useRef<VListHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, Math.max(0, count - 1));

  const go = (row: number): void => {
    const next = Math.max(0, Math.min(count - 1, row));
    choose(next);
    list.current?.scrollToIndex(next, { align: "nearest" });
    const focus = () => box.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus({ preventScroll: true });
    // A row that was outside the window is drawn a frame later.
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const step = steps[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? count - 1 : step === undefined ? null : at + step;
    if (next === null) return;
    event.preventDefault();
    go(next);
  };

  return { list, box, at, onKeyDown, choose, go };
}
