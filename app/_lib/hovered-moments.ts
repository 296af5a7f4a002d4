import type { FocusEvent, PointerEvent } from "react";
import { moments } from "@/app/_lib/moments";

function timeOf(target: EventTarget): number | null {
  const at = target instanceof Element ? target.closest<HTMLElement>("[data-at]")?.dataset.at : undefined;
  const time = Date.parse(at ?? "");
  return Number.isFinite(time) ? time : null;
}

/** For what holds entries with `data-at`: marks on the charts when the one under the pointer, or in focus, happened. */
export const hoveredMoments = {
  onPointerOver({ target, pointerType }: PointerEvent): void {
    if (pointerType === "mouse") moments.hover(timeOf(target));
  },
  onPointerLeave(): void {
    moments.hover(null);
  },
  onFocus({ target }: FocusEvent): void {
    moments.hover(timeOf(target));
  },
  onBlur(): void {
    moments.hover(null);
  },
};
