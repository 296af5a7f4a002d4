import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { firstSeqOf, type StoredRow } from "../rows/arrange-rows";
import { rowIndex } from "../rows/row-index";

const WRITING = "input, textarea, select, [contenteditable='true']";

/** What a key does on the row that has the focus; true when it did something. */
type RowKey = (key: string, row: StoredRow) => boolean;

/** Keys of the list: j and k move between events, End goes to the newest, Escape back to the list. */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<VirtualizerHandle | null>,
  rows: readonly StoredRow[],
  toNewest: () => void,
  onRowKey: RowKey,
) {
  // The number of the event, not its row: rows move when older events are loaded.
  const [focusedSeq, setFocusedSeq] = useState<number | null>(null);
  const index = focusedSeq === null ? -1 : rowIndex(rows, focusedSeq);
  const row = rows[index];
  const count = rows.length;

  useEffect(() => {
    if (focusedSeq === null) return;
    const element = scroller.current?.querySelector<HTMLElement>(`[data-seq="${focusedSeq}"]`);
    if (!element?.contains(document.activeElement)) element?.focus({ preventScroll: true });
  }, [scroller, focusedSeq]);

  const moveTo = useCallback(
    (target: number) => {
      const at = Math.max(0, Math.min(rows.length - 1, target));
      const next = rows[at];
      if (!next) return;
      list.current?.scrollToIndex(at, { align: "nearest" });
      setFocusedSeq(firstSeqOf(next));
    },
    [list, rows],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element) || target.matches(WRITING))
      return;
    const handle = list.current;
    if (!handle || count === 0) return;
    const lastInSight = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 1);
    if (key === "j") moveTo(row ? index + 1 : lastInSight);
    else if (key === "k") moveTo(row ? index - 1 : lastInSight);
    else if (key === "End") toNewest();
    else if (key === "Escape" && row) {
      setFocusedSeq(null);
      scroller.current?.focus();
    } else if (!row || !onRowKey(key, row)) return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const seq = Number(target.closest<HTMLElement>("[data-seq]")?.dataset.seq);
    if (Number.isInteger(seq)) setFocusedSeq(seq);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) setFocusedSeq(null);
  };

  return { focusedIndex: row ? index : null, focusRow: setFocusedSeq, keys: { onKeyDown, onFocus, onBlur } };
}
