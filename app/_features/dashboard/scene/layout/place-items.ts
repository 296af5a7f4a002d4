/** Columns that the grid of a dashboard has. */
export const COLUMNS = 24;

/** A place in the grid: columns from the left, rows from the top. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/**
 * Gives each item its place in the order of reading. Whatever left a gap, because it is hidden, moves up; whatever grew,
 * because it is repeated, pushes those below it down. Places that are outside the grid are brought into it.
 */
export function placeItems<Item extends Place>(items: readonly Item[]): { item: Item; place: Place }[] {
  const bottoms = Array.from({ length: COLUMNS }, () => 0);
  return [...items]
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map((item) => {
      const w = within(Math.round(item.w) || 1, 1, COLUMNS);
      const x = within(Math.round(item.x) || 0, 0, COLUMNS - w);
      const h = Math.max(1, Math.round(item.h) || 1);
      const y = Math.max(...bottoms.slice(x, x + w));
      bottoms.fill(y + h, x, x + w);
      return { item, place: { x, y, w, h } };
    });
}
