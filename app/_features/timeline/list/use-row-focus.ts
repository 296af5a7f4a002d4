import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from "react";
import type { VirtualizerHandle } from "virtua";

const WRITING = "input, textarea, select, [contenteditable='true']";

interface Rows {
  firstSeq: number;
  count: number;
}

/** Keys of the list: j and k move between events, End goes to the newest, Escape back to the list. */
export function useRowFocus(
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<VirtualizerHandle | null>,
  { firstSeq, count }: Rows,
  toNewest: () => void,
) {
  // The number of the event, not its row: rows move when older events are loaded.
  const [focusedSeq, setFocusedSeq] = useState<number | null>(null);
  const index = focusedSeq === null ? -1 : focusedSeq - firstSeq;

  useEffect(() => {
    if (focusedSeq === null) return;
    scroller.current?.querySelector<HTMLElement>(`[data-seq="${focusedSeq}"]`)?.focus({ preventScroll: true });
  }, [scroller, focusedSeq]);

  const moveTo = useCallback(
    (row: number) => {
      const target = Math.max(0, Math.min(count - 1, row));
      list.current?.scrollToIndex(target, { align: "nearest" });
      setFocusedSeq(firstSeq + target);
    },
    [list, firstSeq, count],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element) || target.matches(WRITING))
      return;
    const handle = list.current;
    if (!handle || count === 0) return;
    const lastInSight = handle.findItemIndex(handle.scrollOffset + handle.viewportSize - 1);
    if (key === "j") moveTo(index < 0 ? lastInSight : index + 1);
    else if (key === "k") moveTo(index < 0 ? lastInSight : index - 1);
    else if (key === "End") toNewest();
    else if (key === "Escape" && index >= 0) {
      setFocusedSeq(null);
      scroller.current?.focus();
    } else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const seq = Number(target.closest<HTMLElement>("[data-seq]")?.dataset.seq);
    if (Number.isInteger(seq)) setFocusedSeq(seq);
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) setFocusedSeq(null);
  };

  return { focusedIndex: index >= 0 && index < count ? index : null, keys: { onKeyDown, onFocus, onBlur } };
}
