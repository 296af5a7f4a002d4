import { useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from "react";
import { flameColor } from "./flame-colors";
import type { FlameData } from "./flame-data";
import { FlameTooltip } from "./flame-tooltip";
import { BAR_PX, barAt, neighbourOf, visibleBars, windowOf } from "./flame-view";
import styles from "./flame-panel.module.css";

/** Letters are written where at least this much room is. */
const TEXT_FROM_PX = 32;
const INK = "#1f1f23";

interface FlameCanvasProps {
  data: FlameData;
  width: number;
  height: number;
  zoomed: number | null;
  onZoom: (row: number | null) => void;
  search: string;
  format: (value: number) => string;
}

interface Over {
  row: number;
  x: number;
  y: number;
}

/** The bars. A click or Enter zooms to one, Escape goes back to the whole; arrows walk from bar to bar. */
export function FlameCanvas({ data, width, height, zoomed, onZoom, search, format }: FlameCanvasProps) {
  const words = useTranslations("visuals.flame");
  const { colors, typography, isDark } = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [over, setOver] = useState<Over | null>(null);
  const [walked, setWalked] = useState<number | null>(null);
  const shown = useMemo(() => windowOf(data, zoomed), [data, zoomed]);
  const palette = useRef(new Map<string, string>());
  const marked = walked ?? over?.row ?? null;
  const tall = data.byLevel.length * BAR_PX;

  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.current.width = Math.max(1, Math.round(width * ratio));
    canvas.current.height = Math.max(1, Math.round(height * ratio));
    context.scale(ratio, ratio);
    context.font = `11px ${typography.fontFamilyMonospace}`;
    context.textBaseline = "middle";
    const wanted = search.toLowerCase();
    const first = Math.floor(top / BAR_PX);
    const last = Math.min(data.byLevel.length - 1, Math.ceil((top + height) / BAR_PX));
    for (let level = first; level <= last; level++) {
      const y = level * BAR_PX - top;
      for (const bar of visibleBars(data, level, shown, width)) {
        const label = data.labels[bar.row] ?? "";
        const isFound = wanted === "" || label.toLowerCase().includes(wanted);
        const isCaller = zoomed !== null && level < (data.levels[zoomed] ?? 0);
        context.globalAlpha = isCaller ? 0.55 : 1;
        context.fillStyle = isFound ? flameColor(label, palette.current) : isDark ? "#3a3a42" : "#d5d5dc";
        context.fillRect(bar.x, y, Math.max(0.5, bar.width - (bar.width > 3 ? 1 : 0)), BAR_PX - 1);
        if (bar.row === marked) {
          context.strokeStyle = colors.text.maxContrast;
          context.lineWidth = 2;
          context.strokeRect(bar.x + 1, y + 1, Math.max(0, bar.width - 3), BAR_PX - 3);
        }
        if (bar.width < TEXT_FROM_PX) continue;
        context.fillStyle = isFound ? INK : colors.text.secondary;
        context.save();
        context.beginPath();
        context.rect(bar.x, y, bar.width - 4, BAR_PX);
        context.clip();
        context.fillText(label, bar.x + 4, y + BAR_PX / 2);
        context.restore();
      }
    }
    context.globalAlpha = 1;
  }, [data, width, height, shown, zoomed, search, top, marked, colors, typography, isDark]);

  const rowAt = (event: MouseEvent): number | null => {
    const rect = canvas.current?.getBoundingClientRect();
    return rect ? barAt(data, shown, width, event.clientX - rect.left, event.clientY - rect.top + top) : null;
  };
  const walk = (row: number): void => {
    setWalked(row);
    setOver(null);
    const y = (data.levels[row] ?? 0) * BAR_PX;
    const { current } = box;
    if (current && (y < current.scrollTop || y + BAR_PX > current.scrollTop + height))
      current.scrollTop = y - height / 2;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && zoomed !== null) onZoom(null);
    else if (event.key === "Enter" && walked !== null) onZoom(walked === zoomed ? null : walked);
    else {
      if (!event.key.startsWith("Arrow")) return;
      walk(walked === null ? (zoomed ?? 0) : (neighbourOf(data, walked, event.key) ?? walked));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const share = (value: number): string => `${((value / Math.max(data.total, Number.MIN_VALUE)) * 100).toFixed(2)}%`;
  const told = (row: number): string =>
    words("bar", {
      name: data.labels[row] ?? "",
      total: format(data.values[row] ?? 0),
      share: share(data.values[row] ?? 0),
    });
  return (
    // An application takes keys of its own.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="application"
      aria-label={words("graph")}
      tabIndex={0}
      className={styles.canvasBox}
      style={{ width, height }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      onKeyDown={press}
      onBlur={() => setWalked(null)}
    >
      <div style={{ height: Math.max(tall, height) }}>
        <canvas
          ref={canvas}
          aria-hidden
          className={styles.canvas}
          style={{ width, height }}
          onPointerMove={(event) => {
            const row = rowAt(event);
            setWalked(null);
            setOver(row === null ? null : { row, x: event.clientX, y: event.clientY });
          }}
          onPointerLeave={() => setOver(null)}
          onClick={(event) => {
            const row = rowAt(event);
            if (row !== null) onZoom(row === zoomed ? null : row);
          }}
        />
      </div>
      <span role="status" className={styles.hidden}>
        {walked !== null && told(walked)}
      </span>
      {over && (
        <FlameTooltip
          x={over.x}
          y={over.y}
          label={data.labels[over.row] ?? ""}
          total={`${format(data.values[over.row] ?? 0)} (${share(data.values[over.row] ?? 0)})`}
          self={`${format(data.selfs[over.row] ?? 0)} (${share(data.selfs[over.row] ?? 0)})`}
        />
      )}
    </div>
  );
}
