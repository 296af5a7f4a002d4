import type { UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import { clipToPlot } from "../chart/paint-blocks";
import type { CandlestickOptions } from "./candlestick-options";
import { coursesOf, type Course } from "./courses-of";

/** Share of the room between candles that they fill, and the most that they take, in CSS pixels. */
const BODY = 0.6;
const WIDEST_PX = 24;

/** Where the parts are among the series of the plot. */
export type CandleSeries = Partial<Record<"open" | "high" | "low" | "close" | "volume", number>>;
type Numbers = ArrayLike<number | null | undefined>;
const NONE: Numbers = [];

interface Look extends Pick<CandlestickOptions, "candleStyle" | "colorStrategy"> {
  colors: Record<Course, string>;
  /** From 0 to 1. */
  volumeOpacity: number;
}

/** Draws candles and volume bars from the numbers of the plot. */
export function drawCandles(config: UPlotConfigBuilder, series: CandleSeries, look: Look): void {
  config.addHook("drawAxes", (plot) => clipToPlot(plot, () => paint(plot, series, look)));
}

function closest(xs: ArrayLike<number>, plot: uPlot): number {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 1; row < xs.length; row++) {
    const gap = (xs[row] as number) - (xs[row - 1] as number);
    if (gap > 0 && gap < least) least = gap;
  }
  if (!Number.isFinite(least)) return WIDEST_PX * devicePixelRatio;
  return plot.valToPos(least, "x", true) - plot.valToPos(0, "x", true);
}

function paint(plot: uPlot, series: CandleSeries, look: Look): void {
  const { ctx } = plot;
  const numbers = (part: keyof CandleSeries): Numbers => plot.data[series[part] ?? -1] ?? NONE;
  const scaleOf = (part: keyof CandleSeries): string => plot.series[series[part] ?? -1]?.scale ?? "";
  const [xs] = plot.data;
  const [open, high, low, close, volume] = (["open", "high", "low", "close", "volume"] as const).map(numbers);
  if (!open || !high || !low || !close || !volume) return;
  const courses = coursesOf(open, close, look.colorStrategy);
  const width = Math.max(1, Math.min(closest(xs, plot) * BODY, WIDEST_PX * devicePixelRatio));
  for (let row = 0; row < xs.length; row++) {
    const x = plot.valToPos(xs[row] as number, "x", true);
    ctx.fillStyle = look.colors[courses[row] ?? "flat"];
    ctx.strokeStyle = ctx.fillStyle;
    const sold = volume[row];
    if (typeof sold === "number") {
      const [foot, top] = [plot.valToPos(0, scaleOf("volume"), true), plot.valToPos(sold, scaleOf("volume"), true)];
      ctx.globalAlpha = look.volumeOpacity;
      ctx.fillRect(x - width / 2, top, width, foot - top);
      ctx.globalAlpha = 1;
    }
    const prices = [open[row], high[row], low[row], close[row]];
    if (!prices.every((price) => typeof price === "number")) continue;
    const [o, h, l, c] = prices.map((price) => plot.valToPos(price, scaleOf("close"), true));
    candle(ctx, look.candleStyle, x, width, [o!, h!, l!, c!]);
  }
}

function candle(
  ctx: CanvasRenderingContext2D,
  style: CandlestickOptions["candleStyle"],
  x: number,
  width: number,
  [open, high, low, close]: [number, number, number, number],
): void {
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    ctx.beginPath();
    ctx.moveTo(x0, y0);
    ctx.lineTo(x1, y1);
    ctx.stroke();
  };
  ctx.lineWidth = devicePixelRatio;
  line(x, high, x, low);
  if (style === "ohlcbars") {
    line(x - width / 2, open, x, open);
    line(x, close, x + width / 2, close);
    return;
  }
  const top = Math.min(open, close);
  ctx.fillRect(x - width / 2, top, width, Math.max(devicePixelRatio, Math.abs(close - open)));
}
