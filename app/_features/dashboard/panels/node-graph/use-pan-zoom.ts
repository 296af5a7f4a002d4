import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";

/** How a drawing is moved and scaled. */
export interface Pan {
  x: number;
  y: number;
  scale: number;
}

const [LEAST, MOST] = [0.1, 4];
/** Shorter moves of the pointer are clicks. */
const DRAG_PX = 4;

interface PanZoom {
  pan: Pan;
  setPan: (pan: Pan) => void;
  /** Scales around the middle of the drawing. */
  zoom: (factor: number) => void;
  onPointerDown: (event: PointerEvent) => void;
  onPointerMove: (event: PointerEvent) => void;
  onPointerUp: () => void;
}

const scaled = (pan: Pan, factor: number, x: number, y: number): Pan => {
  const scale = Math.max(LEAST, Math.min(MOST, pan.scale * factor));
  const by = scale / pan.scale;
  return { scale, x: x - (x - pan.x) * by, y: y - (y - pan.y) * by };
};

/** Moves a drawing by dragging and scales it by the wheel; unless `greedy`, only with Ctrl, so that the page scrolls on. */
export function usePanZoom(box: RefObject<SVGSVGElement | null>, initial: Pan, greedy: boolean): PanZoom {
  const [pan, setPan] = useState(initial);
  const drag = useRef<{ x: number; y: number; pan: Pan; moved: boolean } | null>(null);

  useEffect(() => {
    const element = box.current;
    const wheel = (event: WheelEvent): void => {
      if (!greedy && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const rect = element?.getBoundingClientRect();
      const factor = Math.exp(-event.deltaY / 300);
      setPan((now) => scaled(now, factor, event.clientX - (rect?.left ?? 0), event.clientY - (rect?.top ?? 0)));
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  }, [box, greedy]);

  return {
    pan,
    setPan,
    zoom: (factor) => {
      const rect = box.current?.getBoundingClientRect();
      setPan((now) => scaled(now, factor, (rect?.width ?? 0) / 2, (rect?.height ?? 0) / 2));
    },
    onPointerDown: (event) => {
      drag.current = { x: event.clientX, y: event.clientY, pan, moved: false };
    },
    onPointerMove: (event) => {
      const { current } = drag;
      if (!current) return;
      const [dx, dy] = [event.clientX - current.x, event.clientY - current.y];
      if (!current.moved && Math.hypot(dx, dy) < DRAG_PX) return;
      // Taken only now: a captured pointer clicks nothing inside.
      if (!current.moved) event.currentTarget.setPointerCapture(event.pointerId);
      current.moved = true;
      setPan({ ...current.pan, x: current.pan.x + dx, y: current.pan.y + dy });
    },
    onPointerUp: () => {
      drag.current = null;
    },
  };
}
