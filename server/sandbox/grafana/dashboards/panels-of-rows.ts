import { type JsonObject, objects, text } from "../http/json-fields";

const COLUMNS = 24;
const UNIT_PIXELS = 38;
const DEFAULT_PIXELS = 250;

const pixels = (height: unknown): number => Number.parseInt(String(height ?? ""), 10) || DEFAULT_PIXELS;

/** Panels of a dashboard from before schema 16, which had rows of a height and panels of a share of twelve. */
export function panelsOfRows(rows: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const list = objects(rows);
  const known = list.flatMap((row) => objects(row.panels)).map(({ id }) => Number(id ?? 0));
  const titled = list.some(({ title, collapse, repeat }) => Boolean(text(title) || collapse || text(repeat)));
  let nextId = Math.max(0, ...known) + 1;
  let y = 0;
  for (const row of list) {
    const h = Math.ceil(pixels(row.height) / UNIT_PIXELS);
    const collapsed = row.collapse === true;
    const top = titled ? y + 1 : y;
    let x = 0;
    let line = top;
    const panels = objects(row.panels).map((panel) => {
      const w = Math.min(COLUMNS, Math.max(1, Math.round(Number(panel.span ?? 4) * 2)));
      if (x + w > COLUMNS) [x, line] = [0, line + h];
      const placed = {
        ...panel,
        gridPos: { x, y: line, w, h: panel.height ? Math.ceil(pixels(panel.height) / UNIT_PIXELS) : h },
      };
      x += w;
      return placed;
    });
    if (titled) {
      found.push({
        id: nextId++,
        type: "row",
        title: row.title ?? "",
        collapsed,
        ...(text(row.repeat) ? { repeat: row.repeat } : {}),
        gridPos: { x: 0, y, w: COLUMNS, h: 1 },
        panels: collapsed ? panels : [],
      });
    }
    if (!collapsed) found.push(...panels);
    y = collapsed ? top : line + h;
  }
  return found;
}
