import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";

/** This close to the end still counts as reading the newest, in pixels. */
const NEAR_END = 48;
/** So long after a touch of wheel, finger or key a movement is the reader's own. */
const OWN_MS = 800;
/** So long the end is held after a jump to it: a browser's own smooth scrolling may still be on its way elsewhere. */
const HELD_MS = 500;
const SCROLL_KEYS = new Set(["ArrowUp", "PageUp", "Home", " ", "k"]);

interface Options {
  count: number;
  /** Grows when the reader sends something: that always brings them to the end. */
  ownCount: number;
  /** True where the end of the list is the newest event; else there is nothing to stick to. */
  hasNewest: boolean;
}

/** Keeps the end of the list in sight until the reader scrolls up, and says whether they have. */
export function useStickToNewest(list: RefObject<VirtualizerHandle | null>, { count, ownCount, hasNewest }: Options) {
  const [away, setAway] = useState(!hasNewest);
  const stuck = useRef(hasNewest);
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  const heldUntil = useRef(0);
  const freeUntil = useRef(0);
  const last = useRef({ offset: 0, size: 0, ownCount });

  const stick = useCallback(() => {
    stuck.current = true;
    setAway(false);
    if (count > 0) list.current?.scrollToIndex(count - 1, { align: "end" });
  }, [list, count]);

  const toNewest = useCallback(() => {
    touchedAt.current = Number.NEGATIVE_INFINITY;
    freeUntil.current = 0;
    heldUntil.current = performance.now() + HELD_MS;
    stick();
  }, [stick]);

  useLayoutEffect(() => {
    const sentMore = ownCount > last.current.ownCount;
    last.current.ownCount = ownCount;
    if (sentMore) toNewest();
    else if (stuck.current) stick();
  }, [toNewest, stick, ownCount]);

  const onScroll = useCallback(
    (offset: number) => {
      const handle = list.current;
      if (!handle) return;
      const { scrollSize: size, viewportSize } = handle;
      // Rows that turn out smaller than they were taken for move the list up, too; that is nobody's wish.
      const isOwn = size === last.current.size || performance.now() - touchedAt.current < OWN_MS;
      if (size - viewportSize - offset <= NEAR_END) stuck.current = hasNewest && performance.now() > freeUntil.current;
      else if (performance.now() < heldUntil.current) stick();
      else if (offset < last.current.offset && isOwn) stuck.current = false;
      Object.assign(last.current, { offset, size });
      setAway(!stuck.current);
    },
    [list, stick, hasNewest],
  );

  /** Lets go of the end: the reader was brought elsewhere. */
  const letGo = useCallback(() => {
    touchedAt.current = performance.now();
    heldUntil.current = 0;
    // The end is still in sight until the list has got there.
    freeUntil.current = performance.now() + HELD_MS;
    stuck.current = false;
    const handle = list.current;
    // Where everything is in sight there is nowhere to go.
    setAway(!handle || handle.scrollSize > handle.viewportSize);
  }, [list]);

  const isStuck = useCallback(() => stuck.current, []);
  const onResize = useCallback(() => {
    if (stuck.current) stick();
  }, [stick]);

  const touches = useMemo(() => {
    const touched = () => {
      touchedAt.current = performance.now();
      heldUntil.current = 0;
    };
    const onKeyDownCapture = ({ key }: KeyboardEvent) => SCROLL_KEYS.has(key) && touched();
    return { onWheel: touched, onTouchMove: touched, onPointerDown: touched, onKeyDownCapture };
  }, []);

  return { away, toNewest, letGo, isStuck, onScroll, onResize, touches };
}
