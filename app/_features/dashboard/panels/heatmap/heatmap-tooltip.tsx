import { dateTimeFormat } from "@grafana/data";
import { SortOrder, TooltipDisplayMode } from "@grafana/schema";
import { VizTooltipColorIndicator } from "@grafana/ui";
import { useTranslations } from "next-intl";
import { ChartTooltip } from "../chart/chart-tooltip";
import { ColorBar } from "./color-bar";
import styles from "./color-bar.module.css";
import type { HeatmapCells } from "./heatmap-cells";
import type { HeatmapOptions } from "./heatmap-options";

/** What the parts of the panel agree on: how it looks, and how it writes numbers. */
export interface HeatmapLook {
  cells: HeatmapCells;
  colors: string[];
  palette: string[];
  min: number;
  max: number;
  total: number;
  writeY(value: number): string;
  writeCount(count: number): string;
}

interface HeatmapTooltipProps {
  panelId: number;
  look: HeatmapLook;
  options: HeatmapOptions;
  timeZone: string;
  /** The cell, by its place in the lists. */
  at: number;
  pinned: boolean;
}

function bucketText({ cells: { scale, y0, y1 }, writeY }: HeatmapLook, at: number): { from: string; to: string } {
  if (scale.kind !== "ordinal") return { from: writeY(y0[at]!), to: writeY(y1[at]!) };
  const label = (index: number): string => scale.labels[index] ?? "";
  const bucket = y0[at]!;
  if (scale.edge === "upper") return { from: bucket > 0 ? label(bucket - 1) : "", to: label(bucket) };
  return { from: label(bucket), to: scale.edge === "lower" ? label(bucket + 1) : "" };
}

/** Bars of all buckets at the time of one cell. */
function Column({ look, own, cells }: { look: HeatmapLook; own: number; cells: number[] }) {
  const [width, height] = [200, 48];
  const most = Math.max(...cells.map((at) => look.cells.counts[at]!));
  const bar = width / cells.length;
  return (
    <svg className={styles.column} width={width + 16} height={height + 8} aria-hidden>
      {cells.map((at, index) => {
        const tall = most > 0 ? (look.cells.counts[at]! / most) * height : 0;
        return (
          <rect
            key={at}
            x={index * bar}
            y={height - tall}
            width={Math.max(1, bar - 1)}
            height={tall}
            fill={at === own ? "currentColor" : look.colors[at]}
          />
        );
      })}
    </svg>
  );
}

/** The bucket and the count under the pointer, or all buckets at that time. */
export function HeatmapTooltip({ panelId, look, options, timeZone, at, pinned }: HeatmapTooltipProps) {
  const words = useTranslations("charts");
  const { cells, palette, min, max, writeCount } = look;
  const { mode, yHistogram, showColorScale, maxHeight, maxWidth } = options.tooltip;
  const write = (time: number): string => dateTimeFormat(time, { timeZone });
  const column = cells.x0.flatMap((from, other) => (from === cells.x0[at] ? other : []));
  column.sort((a, b) => cells.y0[a]! - cells.y0[b]!);
  const nameOf = (cell: number): string => {
    const { from, to } = bucketText(look, cell);
    return from && to ? words("range", { from, to }) : from || to;
  };
  const color = { colorIndicator: VizTooltipColorIndicator.value };
  const rowOf = (cell: number) => ({
    label: nameOf(cell),
    value: writeCount(cells.counts[cell]!),
    color: look.colors[cell],
    ...color,
  });
  const name = options.rowsFrame?.value || words("count");
  const items =
    mode === TooltipDisplayMode.Multi
      ? column.toReversed().map((cell) => ({ ...rowOf(cell), isActive: cell === at }))
      : [
          { label: words("bucket"), value: nameOf(at) },
          { ...rowOf(at), label: name },
        ];
  const share = max > min ? Math.min(1, Math.max(0, (cells.counts[at]! - min) / (max - min))) : 1;
  return (
    <ChartTooltip
      panelId={panelId}
      title={words("range", { from: write(cells.x0[at]!), to: write(cells.x1[at]!) })}
      at={cells.x0[at]}
      items={items}
      pinned={pinned}
      options={{ mode, sort: SortOrder.None, maxHeight, maxWidth }}
    >
      {yHistogram && column.length > 1 && <Column look={look} own={at} cells={column} />}
      {showColorScale && <ColorBar palette={palette} min={writeCount(min)} max={writeCount(max)} at={share} />}
    </ChartTooltip>
  );
}
