import type { GrafanaTheme2, TimeRange } from "@grafana/data";
import { AxisPlacement, ScaleDirection, ScaleDistribution, ScaleOrientation, VisibilityMode } from "@grafana/schema";
import { UPLOT_AXIS_FONT_SIZE, UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import { thinLabels } from "../chart/thin-labels";
import { addTimeScale } from "../chart/add-time-scale";
import type { Block } from "../chart/block";
import { boxOf } from "../chart/box-of";
import { hoverBy } from "../chart/hover-by";
import { clipToPlot, paintBlocks } from "../chart/paint-blocks";
import type { HeatmapCells } from "./heatmap-cells";
import type { HeatmapOptions } from "./heatmap-options";

interface HeatmapPlotInput {
  cells: HeatmapCells;
  /** The colour of each cell. */
  colors: string[];
  options: HeatmapOptions;
  range: TimeRange;
  theme: GrafanaTheme2;
  timeZone: string;
  writeY(value: number): string;
  writeCount(count: number): string;
}

/** Cells from this size on have room for their count, in CSS pixels. */
const ROOM = { width: 28, height: 14 };

function addBuckets(config: UPlotConfigBuilder, { cells, options, theme, writeY }: HeatmapPlotInput): void {
  const { scale, y0, y1 } = cells;
  const { yAxis } = options;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  if (scale.kind === "ordinal") [low, high] = [0, Math.max(1, scale.labels.length)];
  else y0.forEach((from, at) => ([low, high] = [Math.min(low, from), Math.max(high, y1[at]!)]));
  const empty = !Number.isFinite(low);
  const ends: [number, number] =
    scale.kind === "ordinal" ? [low, high] : [yAxis.min ?? (empty ? 0 : low), yAxis.max ?? (empty ? 1 : high)];
  config.addScale({
    scaleKey: "y",
    orientation: ScaleOrientation.Vertical,
    direction: yAxis.reverse ? ScaleDirection.Down : ScaleDirection.Up,
    distribution: scale.kind === "log" ? ScaleDistribution.Log : ScaleDistribution.Linear,
    log: scale.kind === "log" ? scale.base : undefined,
    auto: false,
    range: ends,
  });
  const shift = scale.kind !== "ordinal" ? 0 : { upper: 1, middle: 0.5, lower: 0 }[scale.edge];
  config.addAxis({
    scaleKey: "y",
    theme,
    placement: yAxis.axisPlacement ?? AxisPlacement.Left,
    label: yAxis.axisLabel,
    size: yAxis.axisWidth,
    grid: { show: false },
    ticks: { show: true },
    ...(scale.kind === "ordinal"
      ? {
          splits: scale.labels.map((_, at) => at + shift),
          filter: (plot: uPlot, splits: number[]) => {
            const shown = thinLabels({
              count: splits.length,
              room: plot.height - 30,
              longest: UPLOT_AXIS_FONT_SIZE + 4,
              spacing: 0,
            });
            return splits.map((split, at) => (shown(at) ? split : null));
          },
          values: (_plot: uPlot, splits: number[]) =>
            splits.map((split) => (split === null ? "" : (scale.labels[Math.round(split - shift)] ?? ""))),
        }
      : {
          formatValue: (value: number) => writeY(value),
          ...(scale.kind === "log" && { splits: powers(ends, scale.base) }),
        }),
  });
}

/** Whole powers between two ends, and what is between them where they are few; at most a dozen. */
function powers([low, high]: [number, number], base: number): number[] {
  const unit = Math.log(base);
  const from = Math.ceil(Math.log(Math.max(low, Number.MIN_VALUE)) / unit - 1e-9);
  const to = Math.floor(Math.log(Math.max(high, Number.MIN_VALUE)) / unit + 1e-9);
  const step = Math.max(1, Math.ceil((to - from) / 12));
  const between = base === 10 && to - from < 3 ? [1, 2, 5] : [1];
  const found: number[] = [];
  for (let power = from - 1; power <= to; power += step)
    for (const factor of between) found.push(base ** power * factor);
  return found.filter((value) => value >= low && value <= high);
}

/** A plot of coloured cells over time. The tooltip finds a cell by its place in the lists. */
export function heatmapPlot(input: HeatmapPlotInput): { config: UPlotConfigBuilder; numbers: uPlot.AlignedData } {
  const { cells, colors, options, range, theme, timeZone, writeCount } = input;
  const { x0, x1, y0, y1, counts } = cells;
  const config = new UPlotConfigBuilder(timeZone);
  addTimeScale(config, { theme, range, timeZones: [timeZone], grid: false });
  addBuckets(config, input);
  config.addSeries({ scaleKey: "y", theme, pathBuilder: () => null, pointsBuilder: () => undefined, lineWidth: 0 });
  config.scaleKeys = ["x", "y"];
  const blockAt = (at: number): Block => ({
    from: x0[at]!,
    to: x1[at]!,
    low: y0[at]!,
    high: y1[at]!,
    series: 1,
    row: at,
    fill: colors[at],
    text: options.showValue === VisibilityMode.Never ? undefined : writeCount(counts[at]!),
  });
  const blocks = counts.map((_, at) => blockAt(at));
  const radius = options.cellRadius ?? 0;
  config.addHook("draw", (plot) =>
    clipToPlot(plot, () => {
      plot.ctx.font = `${(UPLOT_AXIS_FONT_SIZE - 1) * devicePixelRatio}px ${theme.typography.fontFamily}`;
      plot.ctx.textAlign = "center";
      plot.ctx.textBaseline = "middle";
      paintBlocks(
        plot,
        blocks,
        { opacity: () => 1, lineWidth: () => 0, gap: options.cellGap ?? 1, radius: Math.min(0.5, radius / 20) },
        ({ text, fill }, box) => {
          const room = box.width >= ROOM.width * devicePixelRatio && box.height >= ROOM.height * devicePixelRatio;
          if (
            !text ||
            (options.showValue !== VisibilityMode.Always && (!room || plot.ctx.measureText(text).width > box.width))
          )
            return;
          plot.ctx.fillStyle = fill?.length === 7 ? theme.colors.getContrastText(fill) : theme.colors.text.primary;
          plot.ctx.fillText(text, box.left + box.width / 2, box.top + box.height / 2);
        },
      );
    }),
  );
  hoverBy(config, theme.colors.text.primary, (plot) => {
    const { left = -1, top = -1 } = plot.cursor;
    const [x, y] = [plot.posToVal(left, "x"), plot.posToVal(top, "y")];
    let first = 0;
    let last = x0.length;
    while (first < last) {
      const middle = (first + last) >> 1;
      if (x0[middle]! <= x) first = middle + 1;
      else last = middle;
    }
    let hit = -1;
    for (let at = first - 1; at >= 0 && x1[at]! > x; at--)
      if (y >= y0[at]! && y < y1[at]!) {
        hit = at;
        break;
      }
    return {
      series: hit >= 0 ? 1 : null,
      rowOf: () => (hit >= 0 ? hit : null),
      box: hit >= 0 ? boxOf(plot, blockAt(hit), false) : undefined,
    };
  });
  const [low, high] = [range.from.valueOf(), range.to.valueOf()];
  const inside = x0.map((time) => Math.min(high, Math.max(low, time)));
  return { config, numbers: [inside, y0] };
}
