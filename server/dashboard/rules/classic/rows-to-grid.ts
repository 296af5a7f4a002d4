import { jsonsOf, numberOf, textOf, type Json } from "../json-values";

const COLUMNS = 24;
/** Before Grafana 5 a line had twelve columns. */
const SPAN_COLUMNS = 2;
const DEFAULT_SPAN = 4;
const DEFAULT_HEIGHT_PX = 250;
/** A unit of the grid and the gap below it. */
const UNIT_PX = 38;
const LEAST_HEIGHT = 3;

function heightOf(stored: unknown): number | null {
  const px = typeof stored === "string" ? Number.parseFloat(stored) : numberOf(stored);
  return px !== null && Number.isFinite(px) && px > 0 ? Math.max(LEAST_HEIGHT, Math.ceil(px / UNIT_PX)) : null;
}

/** Panels of a row from left to right; what does not fit any more begins a new line. */
function placed(panels: Json[], rowHeight: number, top: number): { panels: Json[]; bottom: number } {
  let [x, y, lineHeight] = [0, top, 0];
  const done = panels.map((panel) => {
    const span = numberOf(panel.span) ?? DEFAULT_SPAN;
    const w = Math.max(1, Math.min(COLUMNS, Math.floor(span * SPAN_COLUMNS)));
    const h = heightOf(panel.height) ?? rowHeight;
    if (x + w > COLUMNS) [x, y, lineHeight] = [0, y + lineHeight, 0];
    const gridPos = { x, y, w, h };
    x += w;
    lineHeight = Math.max(lineHeight, h);
    return { ...panel, gridPos };
  });
  return { panels: done, bottom: y + lineHeight };
}

/** `rows` of a dashboard before Grafana 5 as panels in a grid; rows that had no title line leave none. */
export function rowsToGrid(stored: unknown): Json[] {
  const rows = jsonsOf(stored);
  const shown = rows.some((row) => row.collapse === true || row.showTitle === true || textOf(row.repeat) !== "");
  let y = 0;
  return rows.flatMap((row) => {
    const top = shown ? y + 1 : y;
    const { panels, bottom } = placed(
      jsonsOf(row.panels),
      heightOf(row.height) ?? heightOf(DEFAULT_HEIGHT_PX) ?? 7,
      top,
    );
    const header = {
      type: "row",
      title: textOf(row.title),
      gridPos: { x: 0, y, w: COLUMNS, h: 1 },
      collapsed: row.collapse === true,
      repeat: row.repeat,
      repeatRowId: row.repeatRowId,
    };
    y = bottom;
    if (!shown) return panels;
    return row.collapse === true ? [{ ...header, panels }] : [{ ...header, panels: [] }, ...panels];
  });
}
