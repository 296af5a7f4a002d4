import uPlot from "uplot";
import type { Glance, GlanceLines } from "@/server/glance/contract";
import { formatNumber } from "@/server/glance/rules/format-number";
import { colorOf, faded, type PainterTheme } from "./color-of";

export interface Surface {
  theme: PainterTheme;
  range: Glance["range"];
  timeZone: string;
}

const TEXT = { dark: "rgb(204, 204, 220)", light: "rgb(36, 41, 46)" };
const GRID = { dark: "rgba(240, 250, 255, 0.09)", light: "rgba(0, 10, 23, 0.09)" };
const FONT = "12px Inter, Helvetica, Arial, sans-serif";
const DAY_MS = 86_400_000;

function stackUp(series: GlanceLines["series"]): (number | null)[][] {
  const below: number[] = [];
  return series.map(({ values }) =>
    values.map((value, at) => (value === null ? null : (below[at] = (below[at] ?? 0) + value))),
  );
}

function clock({ range, timeZone }: Surface): (seconds: number) => string {
  const days = range.to - range.from > 2 * DAY_MS;
  const zone = timeZone === "" || timeZone === "browser" ? undefined : timeZone === "utc" ? "UTC" : timeZone;
  const parts: Intl.DateTimeFormatOptions = days
    ? { month: "2-digit", day: "2-digit" }
    : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const format = new Intl.DateTimeFormat(undefined, { ...parts, timeZone: zone });
  return (seconds) => format.format(seconds * 1_000);
}

/** Width that the longest of some labels takes, with its distance to the graph. */
function axisWidth(labels: readonly string[] | null): number {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 50;
  context.font = FONT;
  return Math.ceil(Math.max(12, ...(labels ?? []).map((label) => context.measureText(label).width))) + 9;
}

const POINTS = { show: true, size: 5 };

function seriesOptions(lines: GlanceLines, theme: PainterTheme): uPlot.Series[] {
  const bars = uPlot.paths.bars?.({ size: [0.6, Number.POSITIVE_INFINITY] });
  return lines.series.map(({ name, color }) => {
    const stroke = colorOf(color, theme);
    return {
      label: name,
      stroke,
      width: lines.draw === "points" ? 0 : lines.width,
      fill: lines.fill > 0 ? faded(stroke, lines.fill / 100) : undefined,
      paths: lines.draw === "bars" ? bars : lines.draw === "points" ? () => null : undefined,
      points: lines.draw === "points" ? POINTS : { show: lines.times.length < 30 && lines.draw === "line" },
    };
  });
}

function limitLines(plot: uPlot, limits: GlanceLines["limits"], theme: PainterTheme): void {
  const { ctx, bbox } = plot;
  for (const { value, color, dashed } of limits) {
    const y = Math.round(plot.valToPos(value, "y", true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.save();
    ctx.strokeStyle = colorOf(color, theme);
    ctx.lineWidth = 2 * devicePixelRatio;
    ctx.setLineDash(dashed ? [10, 10].map((length) => length * devicePixelRatio) : []);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }
}

/** Draws series over time into an element that has a size. */
export function paintLines(into: HTMLElement, lines: GlanceLines, surface: Surface): void {
  const { theme, range } = surface;
  const { width, height } = into.getBoundingClientRect();
  const time = clock(surface);
  const { min, max, unit, times, stacked, series, limits } = lines;
  const columns = stacked ? stackUp(series) : series.map(({ values }) => values);
  const axis = { stroke: TEXT[theme], font: FONT, grid: { stroke: GRID[theme], width: 1 } };
  const options: uPlot.Options = {
    width: Math.max(40, Math.floor(width)),
    height: Math.max(40, Math.floor(height)),
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 8, 0, 0],
    hooks: { draw: [(plot) => limitLines(plot, limits, theme)] },
    // Stacks are drawn from the top down, so that lower ones stay visible.
    bands: stacked ? series.slice(1).map((_each, at) => ({ series: [at + 2, at + 1] as [number, number] })) : undefined,
    scales: {
      x: { time: true, range: [range.from / 1_000, range.to / 1_000] },
      y: {
        range: (_plot, low, high) => {
          const [from, to] = uPlot.rangeNum(min ?? low ?? 0, max ?? high ?? 1, 0.1, true);
          return [min ?? from, max ?? to];
        },
      },
    },
    axes: [
      {
        ...axis,
        size: 21,
        gap: 3,
        ticks: { show: true, size: 3, stroke: GRID[theme] },
        values: (_plot, splits) => splits.map(time),
      },
      {
        ...axis,
        gap: 5,
        ticks: { show: false },
        size: (_plot, labels) => axisWidth(labels),
        values: (_plot, splits) => splits.map((value) => formatNumber(value, unit)),
      },
    ],
    series: [{}, ...seriesOptions(lines, theme)],
  };
  const data = [times.map((each) => each / 1_000), ...columns] as uPlot.AlignedData;
  into.append(new uPlot(options, data).root);
}
