import type { DashboardLayout, LayoutItem, LayoutSection, Repeat } from "../../contract/dashboard-layout";
import { jsonsOf, numberOf, textOf, type Json } from "../json-values";
import { withGridPlaces, type GridPlace } from "./grid-places";

type Placed = Json & { gridPos: GridPlace };

interface Row {
  header: Json | null;
  panels: Placed[];
}

const byPlace = (a: Placed, b: Placed): number => a.gridPos.y - b.gridPos.y || a.gridPos.x - b.gridPos.x;

/** An expanded row is stored beside its panels and owns those below it, up to the next row; a collapsed one holds them. */
function rowsOf(panels: readonly Json[]): Row[] {
  const rows: Row[] = [{ header: null, panels: [] }];
  for (const panel of withGridPlaces(panels).sort(byPlace)) {
    if (panel.type !== "row") rows.at(-1)?.panels.push(panel);
    else {
      const children = withGridPlaces(jsonsOf(panel.panels).filter(({ type }) => type !== "row"));
      rows.push({ header: panel, panels: children.sort(byPlace) });
      // What follows a collapsed row without a row of its own stood outside of it when it was stored.
      if (panel.collapsed === true) rows.push({ header: null, panels: [] });
    }
  }
  return rows.filter(({ header, panels }) => header !== null || panels.length > 0);
}

function repeatOf({ repeat, repeatDirection, maxPerRow, type }: Json): Repeat | null {
  const variable = textOf(repeat);
  if (variable === "") return null;
  const direction = type === "row" || repeatDirection === "v" ? "v" : "h";
  return { variable, direction, maxPerRow: direction === "h" ? numberOf(maxPerRow) : null };
}

function gridOf(panels: readonly Placed[]): DashboardLayout {
  const top = panels.reduce((least, { gridPos }) => Math.min(least, gridPos.y), Infinity);
  const items = panels.map((panel): LayoutItem => {
    const { x, y, w, h } = panel.gridPos;
    return { panelId: Number(panel.id), x, y: y - top, w, h, repeat: repeatOf(panel), visibility: null };
  });
  return { kind: "grid", items };
}

function sectionOf({ header, panels }: Row): LayoutSection {
  return {
    title: textOf(header?.title),
    collapsed: header?.collapsed === true,
    headerHidden: header === null,
    repeat: header && repeatOf(header),
    visibility: null,
    layout: gridOf(panels),
  };
}

/** Where the panels of a classic dashboard stand, and the panels themselves in order of reading, without the rows. */
export function classicLayout(panels: readonly Json[]): { layout: DashboardLayout; panels: Json[] } {
  const rows = rowsOf(panels);
  const layout: DashboardLayout = rows.some(({ header }) => header !== null)
    ? { kind: "rows", rows: rows.map(sectionOf) }
    : gridOf(rows.flatMap((row) => row.panels));
  return { layout, panels: rows.flatMap((row) => row.panels) };
}
