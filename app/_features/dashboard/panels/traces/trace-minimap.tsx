import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { TraceTree } from "./trace-tree";
import { WHOLE, changedView, viewBetween, type TimeView } from "./time-view";
import styles from "./traces-panel.module.css";

export const MINIMAP_PX = 40;

interface TraceMinimapProps {
  tree: TraceTree;
  colorOf: (service: string) => string;
  width: number;
  view: TimeView;
  onChange: (view: TimeView) => void;
}

/** The whole trace in little, on which a part is chosen by dragging, or by the arrows, plus and minus. */
export function TraceMinimap({ tree, colorOf, width, view, onChange }: TraceMinimapProps) {
  const words = useTranslations("visuals.traces");
  const theme = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drag, setDrag] = useState<{ start: number; now: number } | null>(null);

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = Math.max(1, Math.round(width * ratio));
    canvas.current.height = MINIMAP_PX * ratio;
    context.scale(ratio, ratio);
    const { rows, start, end } = tree;
    const length = Math.max(end - start, Number.MIN_VALUE);
    const height = Math.max(1, Math.min(3, MINIMAP_PX / Math.max(1, rows.length)));
    rows.forEach(({ span }, index) => {
      context.fillStyle = span.isError ? theme.colors.error.main : colorOf(span.service);
      const x = ((span.start - start) / length) * width;
      const y = (index / rows.length) * (MINIMAP_PX - height);
      context.fillRect(x, y, Math.max(1, (span.duration / length) * width), height);
    });
  }, [tree, colorOf, width, theme]);

  const placeOf = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return (event.clientX - box.left) / Math.max(1, box.width);
  };
  const keys: Record<string, () => TimeView> = {
    ArrowLeft: () => changedView(view, { move: -0.2 }),
    ArrowRight: () => changedView(view, { move: 0.2 }),
    "+": () => changedView(view, { scale: 0.5 }),
    "=": () => changedView(view, { scale: 0.5 }),
    "-": () => changedView(view, { scale: 2 }),
    Escape: () => WHOLE,
  };
  const press = (event: KeyboardEvent): void => {
    const next = keys[event.key]?.();
    if (!next || (event.key === "Escape" && view.from === 0 && view.to === 1)) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  };
  const chosen = drag ? (viewBetween(drag.start, drag.now) ?? view) : view;
  const percent = (part: number): string => `${Math.round(part * 100)}%`;
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={words("minimap")}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(view.from * 100)}
      aria-valuetext={words("part", { from: percent(view.from), to: percent(view.to) })}
      className={styles.minimap}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ start: placeOf(event), now: placeOf(event) });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, now: placeOf(event) })}
      onPointerUp={() => {
        const part = drag && viewBetween(drag.start, drag.now);
        if (part) onChange(part);
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={() => onChange(WHOLE)}
    >
      <canvas ref={canvas} style={{ width: "100%", height: MINIMAP_PX }} />
      <div className={styles.shade} style={{ left: 0, width: percentOf(chosen.from) }} />
      <div className={styles.shade} style={{ left: percentOf(chosen.to), right: 0 }} />
    </div>
  );
}

const percentOf = (part: number): string => `${part * 100}%`;
