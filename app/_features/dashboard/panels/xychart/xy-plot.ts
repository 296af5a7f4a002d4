import {
  colorManipulator,
  getFieldColorModeForField,
  getFieldSeriesColor,
  type Field,
  type GrafanaTheme2,
} from "@grafana/data";
import { AxisPlacement } from "@grafana/schema";
import { UPlotConfigBuilder } from "@grafana/ui";
import type uPlot from "uplot";
import { addValueScale } from "../chart/add-value-scale";
import { hoverBy } from "../chart/hover-by";
import { clipToPlot } from "../chart/paint-blocks";
import type { XYFieldConfig } from "./xy-options";
import type { XYSeries } from "./xy-series";

interface XYPlotInput {
  series: XYSeries[];
  theme: GrafanaTheme2;
  timeZone: string;
}

/** A point is hit within this distance of its edge, in CSS pixels. */
const REACH_PX = 8;
/** Room for half of the last label at the foot. */
const RIGHT_PX = 20;
/** How uPlot numbers the scale on which equal steps are equally long. */
const EVEN = 1;
/** Points up to this size are squares: on so few pixels nobody sees a circle. */
const TINY_PX = 3;

const customOf = (field: Field): XYFieldConfig => (field.config.custom ?? {}) as XYFieldConfig;
const isHidden = ({ y }: XYSeries): boolean => customOf(y).hideFrom?.viz === true;

/** The colour of a point: that of its value where the field colours by value, else that of its series. */
export function colorOfPoint({ y, colorBy, rows }: XYSeries, at: number, theme: GrafanaTheme2): string {
  const source = colorBy ?? (getFieldColorModeForField(y).isByValue ? y : undefined);
  const own = source?.display?.(source.values[rows[at]!]).color;
  return own ?? getFieldSeriesColor(y, theme).color;
}

function drawLine(plot: uPlot, { xs, ys, y }: XYSeries, scaleKey: string, color: string): void {
  const { ctx } = plot;
  const { lineWidth = 2, lineStyle } = customOf(y);
  ctx.beginPath();
  xs.forEach((x, at) => ctx.lineTo(plot.valToPos(x, "x", true), plot.valToPos(ys[at]!, scaleKey, true)));
  ctx.strokeStyle = color;
  ctx.lineWidth = lineWidth * devicePixelRatio;
  const dash = lineStyle && lineStyle.fill !== "solid" ? (lineStyle.dash ?? [10, 10]) : [];
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.stroke();
  ctx.setLineDash([]);
}

function drawPoints(plot: uPlot, series: XYSeries, scaleKey: string, theme: GrafanaTheme2): void {
  const { ctx } = plot;
  const { xs, ys, sizes, y, colorBy } = series;
  const { pointShape, pointStrokeWidth = 1, fillOpacity = 50 } = customOf(y);
  const single = !colorBy && !getFieldColorModeForField(y).isByValue;
  let color = colorOfPoint(series, 0, theme);
  ctx.lineWidth = pointStrokeWidth * devicePixelRatio;
  xs.forEach((x, at) => {
    if (!single) color = colorOfPoint(series, at, theme);
    const size = sizes[at]! * devicePixelRatio;
    const [left, top] = [plot.valToPos(x, "x", true), plot.valToPos(ys[at]!, scaleKey, true)];
    ctx.fillStyle = colorManipulator.alpha(color, fillOpacity / 100);
    ctx.strokeStyle = color;
    ctx.beginPath();
    if (pointShape === "square" || sizes[at]! <= TINY_PX) ctx.rect(left - size / 2, top - size / 2, size, size);
    else ctx.arc(left, top, size / 2, 0, Math.PI * 2);
    ctx.fill();
    if (pointStrokeWidth > 0) ctx.stroke();
  });
}

/** Where values are along a scale, in CSS pixels; on an even scale without asking the plot for each. */
function placer(plot: uPlot, key: string): (value: number) => number {
  const { min, max, distr } = plot.scales[key] ?? {};
  if (Number(distr) !== EVEN || typeof min !== "number" || typeof max !== "number" || max <= min)
    return (value) => plot.valToPos(value, key);
  const from = plot.valToPos(min, key);
  const pixels = (plot.valToPos(max, key) - from) / (max - min);
  return (value) => from + (value - min) * pixels;
}

/** A plot of points and lines over a number. */
export function xyPlot({ series, theme, timeZone }: XYPlotInput): {
  config: UPlotConfigBuilder;
  numbers: [null, ...unknown[][]];
} {
  const config = new UPlotConfigBuilder(timeZone);
  config.setMode(2);
  const isRight = series.some(({ y }) => customOf(y).axisPlacement === AxisPlacement.Right);
  if (!isRight) config.setPadding([null, RIGHT_PX, null, null]);
  const [first] = series;
  if (first) addValueScale(config, first.x, { theme, sideways: true, key: "x" });
  const keys = series.map(({ y }) => addValueScale(config, y, { theme }));
  series.forEach((one, at) =>
    config.addSeries({
      theme,
      scaleKey: keys[at]!,
      facets: [
        { scale: "x", auto: true },
        { scale: keys[at]!, auto: true },
      ],
      pathBuilder: () => null,
      pointsBuilder: () => undefined,
      lineColor: getFieldSeriesColor(one.y, theme).color,
      show: !isHidden(one),
    }),
  );
  config.scaleKeys = ["x", keys[0] ?? "y"];
  config.addHook("draw", (plot) =>
    clipToPlot(plot, () =>
      series.forEach((one, at) => {
        if (isHidden(one) || one.xs.length === 0) return;
        const show = customOf(one.y).show ?? "points";
        if (show !== "points") drawLine(plot, one, keys[at]!, getFieldSeriesColor(one.y, theme).color);
        if (show !== "lines") drawPoints(plot, one, keys[at]!, theme);
      }),
    ),
  );
  hoverBy(config, theme.colors.text.primary, (plot) => {
    const { left = -1, top = -1 } = plot.cursor;
    const xOf = placer(plot, "x");
    let best = { series: -1, row: -1, distance: Number.POSITIVE_INFINITY, x: 0, y: 0, size: 0 };
    series.forEach((one, index) => {
      if (isHidden(one)) return;
      const yOf = placer(plot, keys[index]!);
      for (let row = 0; row < one.xs.length; row++) {
        const x = xOf(one.xs[row]!);
        const y = yOf(one.ys[row]!);
        const size = one.sizes[row]!;
        const distance = Math.hypot(x - left, y - top) - size / 2;
        if (distance <= REACH_PX && distance <= best.distance) best = { series: index + 1, row, distance, x, y, size };
      }
    });
    if (best.row < 0) return { series: null, rowOf: () => null };
    const size = best.size + 4;
    return {
      series: best.series,
      rowOf: (at) => (at === best.series ? best.row : null),
      round: true,
      box: { left: best.x - size / 2, top: best.y - size / 2, width: size, height: size },
    };
  });
  return { config, numbers: [null, ...series.map(({ xs, ys }) => [xs, ys])] };
}
