import { VisibilityMode } from "@grafana/schema";
import { UPLOT_AXIS_FONT_SIZE } from "@grafana/ui";
import type uPlot from "uplot";
import type { Block, Box } from "../chart/block";

const SMALLEST_PX = 8;
const LARGEST_PX = 30;
/** Beside bars there is less room than in them. */
const LARGEST_BESIDE_PX = 16;

interface BarValues {
  bars: { block: Block; box: Box }[];
  show: VisibilityMode;
  /** Fixed size in pixels. */
  size?: number;
  stacked: boolean;
  sideways: boolean;
  color: string;
  fontFamily: string;
}

/** Writes values beside the ends of bars, or into the bars of a stack, as large as there is room for. */
export function writeBarValues(plot: uPlot, values: BarValues): void {
  const { bars, show, size, stacked, sideways, color, fontFamily } = values;
  const { ctx } = plot;
  const ratio = devicePixelRatio;
  if (show === VisibilityMode.Never || bars.length === 0) return;
  ctx.save();
  ctx.font = `${UPLOT_AXIS_FONT_SIZE * ratio}px ${fontFamily}`;
  const fits = bars.map(({ block, box }) => {
    if (sideways) return box.height;
    return (box.width / Math.max(1, ctx.measureText(block.text ?? "").width)) * UPLOT_AXIS_FONT_SIZE * ratio;
  });
  const fit = Math.min(...fits) / ratio;
  if (show === VisibilityMode.Auto && !size && fit < SMALLEST_PX) return ctx.restore();
  const font = size ?? Math.min(stacked ? LARGEST_PX : LARGEST_BESIDE_PX, Math.max(SMALLEST_PX, Math.floor(fit * 0.9)));
  ctx.font = `${font * ratio}px ${fontFamily}`;
  ctx.fillStyle = color;
  const gap = 4 * ratio;
  for (const { block, box } of bars) {
    if (!block.text) continue;
    const below = block.high <= 0;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    ctx.textAlign = stacked || !sideways ? "center" : below ? "right" : "left";
    ctx.textBaseline = stacked || sideways ? "middle" : below ? "top" : "bottom";
    if (stacked) {
      const tall = sideways ? ctx.measureText(block.text).width < box.width : font * ratio < box.height;
      if (tall) ctx.fillText(block.text, x, y);
    } else if (sideways) ctx.fillText(block.text, below ? box.left - gap : box.left + box.width + gap, y);
    else ctx.fillText(block.text, x, below ? box.top + box.height + gap : Math.max(font * ratio, box.top - gap / 2));
  }
  ctx.restore();
}
