import { type RefObject, useEffect, useState } from "react";
import { DrawingSlots } from "./drawing-slots";

/** How far outside of what is seen a card is got ready, in pixels. */
const AHEAD = "200px 0px";

const slots = new DrawingSlots();

/** Whether a card may draw: while it is near what is seen and few others do. */
export function useDrawingSlot(box: RefObject<HTMLElement | null>): boolean {
  const [mayDraw, setMayDraw] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let leave: (() => void) | null = null;
    const observer = new IntersectionObserver(
      (entries) => {
        const isNear = entries.at(-1)?.isIntersecting === true;
        if (isNear) leave ??= slots.ask(() => setMayDraw(true));
        else if (leave) {
          leave();
          leave = null;
          setMayDraw(false);
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      leave?.();
    };
  }, [box]);
  return mayDraw;
}
