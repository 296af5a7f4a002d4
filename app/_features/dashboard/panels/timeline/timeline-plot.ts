import type { GrafanaTheme2, TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleOrientation, TooltipDisplayMode, VisibilityMode } from "@grafana/schema";
import { UPLOT_AXIS_FONT_SIZE, UPlotConfigBuilder, measureText } from "@grafana/ui";
import type uPlot from "uplot";
import { thinLabels } from "../chart/thin-labels";
import { addTimeScale } from "../chart/add-time-scale";
import type { Block, Box } from "../chart/block";
import { boxOf } from "../chart/box-of";
import { fitText } from "../chart/fit-text";
import { hoverBy } from "../chart/hover-by";
import { rowWith } from "../chart/links-at";
import { mixedColor } from "../chart/mixed-color";
import { clipToPlot, paintBlocks } from "../chart/paint-blocks";
import type { TimelineFieldConfig, TimelineOptions } from "./timeline-options";
import type { Stretch, TimelineRow } from "./timeline-rows";

interface TimelinePlotInput {
  rows: TimelineRow[];
  options: TimelineOptions;
  range: TimeRange;
  timeZones: string[];
  theme: GrafanaTheme2;
  width: number;
}

/** A plot of rows over time. */
export interface TimelinePlot {
  config: UPlotConfigBuilder;
  numbers: uPlot.AlignedData;
  /** The stretch that the tooltip means by a row of a series. */
  stretchAt(series: number, row: number): Stretch | undefined;
  /** Epoch milliseconds under the pointer. */
  pointedTime(): number;
}

/** Share of the width that names of rows may take, and the space beside texts. */
const NAMES_SHARE = 0.35;
const PADDING_PX = 4;
/** Narrower stretches have no room for a single figure. */
const SHORTEST_PX = 9;
/** Height of the axis of time. */
const FOOT_PX = 24;

const customOf = (row: TimelineRow | undefined): TimelineFieldConfig =>
  (row?.field.config.custom ?? {}) as TimelineFieldConfig;

function addNames(config: UPlotConfigBuilder, { rows, theme, width }: TimelinePlotInput): void {
  const widthOf = (text: string): number => measureText(text, UPLOT_AXIS_FONT_SIZE).width;
  const names = rows.map(({ name }) => fitText(name, width * NAMES_SHARE, widthOf));
  const custom = customOf(rows[0]);
  config.addScale({
    scaleKey: "y",
    orientation: ScaleOrientation.Vertical,
    direction: ScaleDirection.Down,
    auto: false,
    range: [-0.5, Math.max(1, rows.length) - 0.5],
  });
  config.addAxis({
    scaleKey: "y",
    theme,
    placement: custom.axisPlacement ?? AxisPlacement.Left,
    label: custom.axisLabel,
    size: custom.axisWidth,
    grid: { show: false },
    ticks: { show: false },
    splits: rows.map((_, index) => index),
    filter: (plot, splits) => {
      const room = plot.height - FOOT_PX;
      const shown = thinLabels({ count: rows.length, room, longest: UPLOT_AXIS_FONT_SIZE, spacing: 0 });
      return splits.map((index) => (shown(index) ? index : null));
    },
    values: (_plot, splits) => splits.map((index) => (index === null ? "" : (names[index] ?? ""))),
  });
}

/** Numbers that hold the begin of each stretch once, so that each has a row of its own. */
function numbersOf(rows: TimelineRow[], range: TimeRange): { numbers: uPlot.AlignedData; begins: number[] } {
  const [low, high] = [range.from.valueOf(), range.to.valueOf()];
  const inside = (time: number): number => Math.min(high, Math.max(low, time));
  const all = new Set(rows.flatMap(({ stretches }) => stretches.map(({ from }) => from)));
  const begins = [...all].toSorted((a, b) => a - b);
  const numbers = [begins.map(inside), ...rows.map(() => begins.map(() => 0))] as unknown as uPlot.AlignedData;
  return { numbers, begins };
}

function stretchUnder(stretches: readonly Stretch[], time: number): Stretch | undefined {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stretches[middle]!.from <= time) low = middle;
    else high = middle - 1;
  }
  const found = stretches[low];
  return found && time >= found.from && time < found.to ? found : undefined;
}

/** Lays out rows over time and says how they are drawn and found under the pointer. */
export function timelinePlot(input: TimelinePlotInput): TimelinePlot {
  const { rows, options, range, theme, timeZones } = input;
  const config = new UPlotConfigBuilder(timeZones[0]);
  addTimeScale(config, { theme, range, timeZones });
  addNames(config, input);
  const { numbers, begins } = numbersOf(rows, range);
  rows.forEach(() =>
    config.addSeries({ scaleKey: "y", theme, pathBuilder: () => null, pointsBuilder: () => undefined, lineWidth: 0 }),
  );
  const half = options.rowHeight / 2;
  const blockOf = (stretch: Stretch, index: number): Block => ({
    from: stretch.from,
    to: stretch.to,
    low: index - half,
    high: index + half,
    series: index + 1,
    row: stretch.source,
    fill: stretch.color ?? theme.colors.text.disabled,
    text: stretch.text,
  });
  const blocks = rows.flatMap(({ stretches }, index) => stretches.map((stretch) => blockOf(stretch, index)));
  const contrasts = new Map<string, string>();
  const textColor = (fill: string, opacity: number): string => {
    const key = `${fill}/${opacity}`;
    const mixed = contrasts.get(key) ?? contrastOf(fill, opacity, theme);
    contrasts.set(key, mixed);
    return mixed;
  };
  const opacityOf = ({ series }: Block): number => customOf(rows[series - 1]).fillOpacity ?? 70;
  config.addHook("draw", (plot) =>
    clipToPlot(plot, () => {
      plot.ctx.font = `${UPLOT_AXIS_FONT_SIZE * devicePixelRatio}px ${theme.typography.fontFamily}`;
      plot.ctx.textBaseline = "middle";
      paintBlocks(
        plot,
        blocks,
        {
          opacity: (block) => opacityOf(block) / 100,
          lineWidth: ({ series }) => customOf(rows[series - 1]).lineWidth ?? 0,
        },
        (block, box) => write(plot, block, box, options, () => textColor(block.fill!, opacityOf(block))),
      );
    }),
  );
  let time = 0;
  hoverBy(config, theme.colors.text.primary, (plot) => {
    const { left = -1, top = -1 } = plot.cursor;
    time = plot.posToVal(left, "x");
    const index = Math.round(plot.posToVal(top, "y"));
    const found = stretchUnder(rows[index]?.stretches ?? [], time);
    const box = found && boxOf(plot, blockOf(found, index), false);
    const held = box && top >= box.top && top <= box.top + box.height ? box : undefined;
    const all = options.tooltip.mode === TooltipDisplayMode.Multi || plot.cursor.event === undefined;
    return {
      series: held ? index + 1 : null,
      rowOf: (series) => {
        const at = all
          ? stretchUnder(rows[series - 1]?.stretches ?? [], time)
          : series === index + 1
            ? found
            : undefined;
        return at ? rowWith(begins, at.from) : null;
      },
      box: held,
    };
  });
  config.scaleKeys = ["x", "y"];
  return {
    config,
    numbers,
    stretchAt: (series, row) => rows[series - 1]?.stretches.find(({ from }) => from === begins[row]),
    pointedTime: () => time,
  };
}

function contrastOf(fill: string, opacity: number, theme: GrafanaTheme2): string {
  const mixed = mixedColor(fill, theme.colors.background.primary, opacity / 100);
  return theme.colors.getContrastText(mixed, theme.colors.contrastThreshold);
}

function write(
  plot: uPlot,
  block: Block,
  box: Box,
  { showValue, alignValue = "left" }: TimelineOptions,
  color: () => string,
): void {
  if (showValue === VisibilityMode.Never || !block.text) return;
  if (showValue === VisibilityMode.Auto && box.width < SHORTEST_PX * devicePixelRatio) return;
  const { ctx, bbox } = plot;
  const left = Math.max(box.left, bbox.left);
  const right = Math.min(box.left + box.width, bbox.left + bbox.width);
  const padding = Math.min(PADDING_PX * devicePixelRatio, (right - left) * 0.1);
  if (box.height < UPLOT_AXIS_FONT_SIZE * devicePixelRatio && showValue === VisibilityMode.Auto) return;
  const room = right - left - padding * 2;
  const widthOf = (text: string): number => ctx.measureText(text).width;
  const text = showValue === VisibilityMode.Always ? block.text : fitText(block.text, room, widthOf);
  if (!text) return;
  ctx.globalAlpha = 1;
  ctx.fillStyle = color();
  ctx.textAlign = alignValue;
  const x = alignValue === "left" ? left + padding : alignValue === "right" ? right - padding : (left + right) / 2;
  ctx.fillText(text, x, box.top + box.height / 2);
}
