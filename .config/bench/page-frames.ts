import type { Page } from "@playwright/test";
import { quantile } from "./result";

/** How evenly a page was drawn for a while. */
export interface PageFrames {
  count: number;
  p95Ms: number;
  worstMs: number;
  /** Share of frames that came more than 33 ms after the one before. */
  slowShare: number;
}

const SLOW_FRAME_MS = 33.4;

type Watched = Window & { drawnFrames?: { ms: number[]; isOver: boolean } };

/** Watches the frames of a page from now on. */
export function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frames = { ms: [] as number[], isOver: false };
    (window as Watched).drawnFrames = frames;
    const look = (last: number) => (at: number) => {
      frames.ms.push(at - last);
      if (!frames.isOver) requestAnimationFrame(look(at));
    };
    requestAnimationFrame((at) => requestAnimationFrame(look(at)));
  });
}

/** Ends the watch, and tells what was seen. */
export async function framesOf(page: Page): Promise<PageFrames> {
  const ms = await page.evaluate(() => {
    const { drawnFrames: frames } = window as Watched;
    if (!frames) return [];
    frames.isOver = true;
    return frames.ms;
  });
  return {
    count: ms.length,
    p95Ms: quantile(ms, 0.95),
    worstMs: Math.max(...ms),
    slowShare: ms.filter((each) => each > SLOW_FRAME_MS).length / ms.length,
  };
}
