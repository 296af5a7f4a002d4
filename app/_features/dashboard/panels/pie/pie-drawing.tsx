import { TooltipDisplayMode, type VizTooltipOptions } from "@grafana/schema";
import { DataLinksContextMenu, Portal, SeriesTable, VizTooltipContainer, useTheme2 } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { useState, type PointerEvent, type ReactElement } from "react";
import type { PieItem } from "./pie-items";
import { labelRoom, pointAt, slicePath, type PieSlice } from "./pie-slices";
import { shareText } from "./share-text";
import styles from "./pie-panel.module.css";

/** Space around the circle, and the hole of a donut as a part of its radius. */
const MARGIN = 8;
const HOLE = 0.7;
/** Labels are written where the arc is at least this long, in pixels. */
const SHORTEST_ARC = 28;
const LINE_PX = 14;
const LETTER_PX = 7;
/** Shorter than this a label that is cut says nothing. */
const FEWEST_LETTERS = 4;

interface PieDrawingProps {
  slices: PieSlice<PieItem>[];
  total: number;
  width: number;
  height: number;
  donut: boolean;
  labels: readonly ("name" | "value" | "percent")[];
  tooltip: VizTooltipOptions & { hideZeros?: boolean };
}

/** The circle with its labels; a table of the same for who does not see it. */
export function PieDrawing({ slices, total, width, height, donut, labels, tooltip }: PieDrawingProps) {
  const words = useTranslations("visuals.pie");
  const theme = useTheme2();
  const [over, setOver] = useState<{ key: string; x: number; y: number } | null>(null);
  const radius = Math.max(0, Math.min(width, height) / 2 - MARGIN);
  const inner = donut ? radius * HOLE : 0;
  const middle = donut ? (radius + inner) / 2 : radius * 0.66;
  const isOver = (slice: PieSlice<PieItem>) => slice.item.key === over?.key;
  const said = ({ item, share }: PieSlice<PieItem>): string[] => {
    const parts = { name: item.name, value: item.text, percent: shareText(share, 1) };
    return (["name", "value", "percent"] as const).filter((part) => labels.includes(part)).map((part) => parts[part]);
  };
  const point = (event: PointerEvent, key: string): void => {
    if (event.pointerType !== "touch" || event.type === "pointerdown")
      setOver({ key, x: event.clientX, y: event.clientY });
  };
  const told = tooltip.mode === TooltipDisplayMode.Multi ? slices : slices.filter(isOver);
  return (
    <div className={styles.pie} style={{ height }}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={words("label", { count: slices.length })}
        viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
        onPointerLeave={() => setOver(null)}
      >
        {slices.map((slice) => {
          const { item, start, end } = slice;
          const path = (
            <path
              d={slicePath(start, end, inner, radius)}
              fill={item.color}
              stroke={theme.colors.background.primary}
              strokeWidth={slices.length > 1 ? 1 : 0}
              opacity={over && !isOver(slice) ? 0.45 : 1}
            />
          );
          const handlers = {
            onPointerMove: (event: PointerEvent) => point(event, item.key),
            onPointerDown: (event: PointerEvent) => point(event, item.key),
          };
          return item.links ? (
            <LinkedSlice key={item.key} item={item} label={`${item.name} ${item.text}`}>
              <g {...handlers}>{path}</g>
            </LinkedSlice>
          ) : (
            <g key={item.key} {...handlers}>
              {path}
            </g>
          );
        })}
        {labels.length > 0 &&
          slices.map((slice) => {
            const lines = said(slice);
            if ((slice.end - slice.start) * middle < SHORTEST_ARC * Math.min(1.6, lines.length)) return null;
            const [x, y] = slices.length === 1 && !donut ? [0, 0] : pointAt((slice.start + slice.end) / 2, middle);
            const most = Math.floor(labelRoom(x, y, radius) / LETTER_PX);
            if (most < FEWEST_LETTERS && lines.some(({ length }) => length > most)) return null;
            return (
              <text
                key={slice.item.key}
                className={styles.label}
                fill={theme.colors.getContrastText(slice.item.color)}
                textAnchor="middle"
              >
                {lines.map((line, index) => (
                  <tspan key={line} x={x} y={y + (index - (lines.length - 1) / 2) * LINE_PX} dominantBaseline="central">
                    {line.length > most ? `${line.slice(0, Math.max(1, most - 1))}…` : line}
                  </tspan>
                ))}
              </text>
            );
          })}
      </svg>
      {over && tooltip.mode !== TooltipDisplayMode.None && (
        <Portal>
          <VizTooltipContainer position={{ x: over.x, y: over.y }} offset={{ x: 10, y: 10 }}>
            <SeriesTable
              series={told.map((slice) => ({
                color: slice.item.color,
                label: slice.item.name,
                value: `${slice.item.text} (${shareText(slice.share, 1)})`,
                isActive: isOver(slice) && told.length > 1,
              }))}
            />
          </VizTooltipContainer>
        </Portal>
      )}
      <table className={styles.hidden}>
        <caption>{words("label", { count: slices.length })}</caption>
        <tbody>
          {slices.map((slice) => (
            <tr key={slice.item.key}>
              <th scope="row">{slice.item.name}</th>
              <td>{slice.item.text}</td>
              <td>{shareText(slice.item.value, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A slice that leads somewhere: one link at once, several in a menu. */
function LinkedSlice({ item, label, children }: { item: PieItem; label: string; children: ReactElement }) {
  return (
    <DataLinksContextMenu links={item.links ?? (() => [])}>
      {({ openMenu, triggerProps }) => (
        <g aria-label={label} className={styles.linked} onClick={openMenu} {...(triggerProps ?? {})}>
          {children}
        </g>
      )}
    </DataLinksContextMenu>
  );
}
