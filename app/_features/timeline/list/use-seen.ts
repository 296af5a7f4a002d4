import { type RefObject, useCallback, useEffect, useRef } from "react";

/** What is in sight is told so often: what rushed by in between was not read. */
const LOOK_EVERY_MS = 700;

interface Told {
  onSeen: (last: number, first: number) => void;
  onLookAway: () => void;
}

/**
 * Says from which to which position the reader has everything in sight, while they can see the list: not while the
 * page is hidden, or another tab of the room is shown. Then it says that they look away.
 */
export function useSeen(scroller: RefObject<HTMLElement | null>, told: Told) {
  const isShown = useRef(false);
  const inSight = useRef({ first: 0, last: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(told);
  useEffect(() => {
    latest.current = told;
  });

  const look = useCallback(() => {
    const isLooking = () => isShown.current && document.visibilityState === "visible";
    if (!isLooking()) return latest.current.onLookAway();
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      const { first, last } = inSight.current;
      if (isLooking() && last > 0) latest.current.onSeen(last, first);
    }, LOOK_EVERY_MS);
  }, []);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      isShown.current = entries.at(-1)?.isIntersecting ?? false;
      look();
    });
    observer.observe(element);
    document.addEventListener("visibilitychange", look);
    return () => {
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [scroller, look]);

  return useCallback(
    (first: number, last: number) => {
      inSight.current = { first, last };
      look();
    },
    [look],
  );
}
