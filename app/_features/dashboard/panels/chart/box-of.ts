import type uPlot from "uplot";
import type { Block, Box } from "./block";

/** Places a block in the plot: in canvas pixels from its corner, or in CSS pixels from the corner of the drawing area. */
export function boxOf(plot: uPlot, block: Block, canvas: boolean, yScale = "y"): Box {
  const x0 = plot.valToPos(block.from, "x", canvas);
  const x1 = plot.valToPos(block.to, "x", canvas);
  const y0 = plot.valToPos(block.low, yScale, canvas);
  const y1 = plot.valToPos(block.high, yScale, canvas);
  const [left, top] = [x0 < x1 ? x0 : x1, y0 < y1 ? y0 : y1];
  const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  return plot.scales.x?.ori === 1
    ? { left: top, top: left, width: height, height: width }
    : { left, top, width, height };
}
