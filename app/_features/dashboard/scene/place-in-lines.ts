import { COLUMNS, type Place } from "./layout/place-items";

/** Places sizes one after the other, in as many lines as they need. A line is as high as the highest in it. */
export function placeInLines(sizes: readonly { width: number; height: number }[]): Place[] {
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  return sizes.map(({ width, height }) => {
    const w = Math.max(1, Math.min(COLUMNS, Math.round(width)));
    const h = Math.max(1, Math.round(height));
    if (x + w > COLUMNS) {
      x = 0;
      y += lineHeight;
      lineHeight = 0;
    }
    const place = { x, y, w, h };
    x += w;
    lineHeight = Math.max(lineHeight, h);
    return place;
  });
}
