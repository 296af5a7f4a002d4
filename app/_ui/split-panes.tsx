"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { classNames } from "@/app/_ui/class-names";

export interface SplitPanesProps {
  wide: ReactNode;
  side: ReactNode;
  /** What the handle between them is called. */
  label: string;
  /** Width of the side pane in per cent of the whole. */
  initialPercent: number;
  minPercent: number;
  maxPercent: number;
  onSettled: (percent: number) => void;
  /** Shows one pane alone on a wide screen. */
  full: "wide" | "side" | null;
  /** Which pane a narrow screen shows. */
  narrow: "wide" | "side" | null;
}

const STEP = 2;

/** Two panes side by side with a handle between them; one of them, or none, on a narrow screen. */
export function SplitPanes(props: SplitPanesProps) {
  const { wide, side, label, minPercent, maxPercent, onSettled, full, narrow } = props;
  const [percent, setPercent] = useState(props.initialPercent);
  const whole = useRef<HTMLDivElement>(null);
  const clamp = (value: number) => Math.round(Math.min(maxPercent, Math.max(minPercent, value)) * 10) / 10;

  function drag(event: PointerEvent) {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !whole.current) return;
    const { right, width } = whole.current.getBoundingClientRect();
    setPercent(clamp(((right - event.clientX) / width) * 100));
  }
  function key(event: KeyboardEvent) {
    const target: Record<string, number> = {
      ArrowLeft: percent + STEP,
      ArrowRight: percent - STEP,
      Home: maxPercent,
      End: minPercent,
    };
    const next = target[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setPercent(clamp(next));
    onSettled(clamp(next));
  }

  return (
    <div ref={whole} className={classNames("min-h-0 flex-1", narrow ? "flex" : "hidden room:flex")}>
      <div
        className={classNames(
          "min-h-0 min-w-0 flex-1 flex-col",
          narrow === "wide" ? "flex" : "max-room:hidden",
          full === "side" ? "room:hidden" : "room:flex",
        )}
      >
        {wide}
      </div>
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={minPercent}
        aria-valuemax={maxPercent}
        onKeyDown={key}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={() => onSettled(percent)}
        className={classNames(
          "group w-2 shrink-0 cursor-col-resize touch-none justify-center max-room:hidden",
          full ? "hidden" : "flex",
        )}
      >
        <span className="w-px bg-strong group-hover:w-0.5 group-hover:bg-focus group-focus-visible:w-0.5 group-focus-visible:bg-focus" />
      </div>
      <div
        style={{ "--side": full ? "100%" : `max(360px, ${percent}%)` } as Record<string, string>}
        className={classNames(
          "min-h-0 min-w-0 flex-col max-room:flex-1 room:w-(--side) room:shrink-0",
          narrow === "side" ? "flex" : "max-room:hidden",
          full === "wide" ? "room:hidden" : "room:flex",
        )}
      >
        {side}
      </div>
    </div>
  );
}
