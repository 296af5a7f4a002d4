import type uPlot from "uplot";
import type { Block, Box } from "./block";
import { boxOf } from "./box-of";

export interface BlockStyle {
  /** Opacity of the blocks that bring their own colour, from 0 to 1. */
  opacity(block: Block): number;
  /** Width of the outline in CSS pixels; 0 draws none. */
  lineWidth(block: Block): number;
  /** Corners: 0 is square, 0.5 is round. */
  radius?: number;
  /** Space between neighbours in CSS pixels. */
  gap?: number;
  yScale?(block: Block): string;
}

type Paint = string | CanvasGradient | CanvasPattern;
const paintOf = (plot: uPlot, series: number, part: "fill" | "stroke"): Paint | undefined => {
  const found = plot.series[series]?.[part] as unknown;
  return (typeof found === "function" ? found(plot, series) : found) as Paint | undefined;
};

/** Keeps what is drawn inside the drawing area. */
export function clipToPlot(plot: uPlot, draw: () => void): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  draw();
  ctx.restore();
}

/** Draws blocks; `drawn` hears of each that can be seen, with its place in canvas pixels. */
export function paintBlocks(
  plot: uPlot,
  blocks: readonly Block[],
  style: BlockStyle,
  drawn?: (block: Block, box: Box) => void,
): void {
  const { ctx, bbox } = plot;
  const ratio = window.devicePixelRatio;
  const gap = (style.gap ?? 0) * ratio;
  for (const block of blocks) {
    const box = boxOf(plot, block, true, style.yScale?.(block));
    if (box.left > bbox.left + bbox.width || box.left + box.width < bbox.left) continue;
    const width = Math.max(box.width - gap, Math.min(box.width, ratio));
    const height = Math.max(box.height - gap, Math.min(box.height, ratio));
    const left = box.left + (box.width - width) / 2;
    const top = box.top + (box.height - height) / 2;
    const radius = Math.min(width, height) * (style.radius ?? 0);
    const line = style.lineWidth(block) * ratio;
    const fill = block.fill ?? paintOf(plot, block.series, "fill");
    ctx.globalAlpha = block.fill ? style.opacity(block) : 1;
    if (fill) ctx.fillStyle = fill;
    // Most blocks of a large chart are plain, and paths cost several times as much.
    if (radius === 0 && fill) ctx.fillRect(left, top, width, height);
    const stroke =
      line > 0 && width > line ? (block.stroke ?? block.fill ?? paintOf(plot, block.series, "stroke")) : undefined;
    if (stroke || radius > 0) {
      ctx.beginPath();
      if (radius > 0) ctx.roundRect(left, top, width, height, radius);
      else ctx.rect(left, top, width, height);
      if (radius > 0 && fill) ctx.fill();
    }
    ctx.globalAlpha = 1;
    if (stroke) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = line;
      ctx.stroke();
    }
    drawn?.(block, { left, top, width, height });
  }
}
