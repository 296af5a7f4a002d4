import { isJson, numberOf, type Json } from "../json-values";

export interface GridPlace {
  x: number;
  y: number;
  w: number;
  h: number;
}

const COLUMNS = 24;
const FURTHEST = 100_000;
/** Tallest panel, in units of the grid. */
const TALLEST = 1_000;
/** Size of a panel that was stored without a place. */
const DEFAULT = { w: 12, h: 8 };

const clamp = (value: unknown, least: number, most: number, otherwise: number): number =>
  Math.min(most, Math.max(least, Math.round(numberOf(value) ?? otherwise)));

function placeOf(stored: unknown): GridPlace | null {
  if (!isJson(stored) || numberOf(stored.w) === null || numberOf(stored.h) === null) return null;
  const w = clamp(stored.w, 1, COLUMNS, DEFAULT.w);
  return {
    x: clamp(stored.x, 0, COLUMNS - w, 0),
    y: clamp(stored.y, 0, FURTHEST, 0),
    w,
    h: clamp(stored.h, 1, TALLEST, DEFAULT.h),
  };
}

/** Panels and rows with places inside the grid; what has none follows what is stored before it, two in a line. */
export function withGridPlaces(panels: readonly Json[]): (Json & { gridPos: GridPlace })[] {
  let before: GridPlace = { x: 0, y: 0, w: COLUMNS, h: 0 };
  let beside = false;
  return panels.map((panel) => {
    const stored = placeOf(panel.gridPos);
    const isRow = panel.type === "row";
    const size = isRow ? { w: COLUMNS, h: 1 } : DEFAULT;
    const follows = beside && !isRow ? { x: DEFAULT.w, y: before.y } : { x: 0, y: before.y + before.h };
    const gridPos = stored ?? { ...follows, ...size };
    beside = stored === null && !isRow && !beside;
    before = gridPos;
    return { ...panel, gridPos };
  });
}
