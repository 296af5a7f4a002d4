import type { DashboardLayout, LayoutItem, LayoutSection, Repeat } from "../../contract/dashboard-layout";
import { jsonOf, jsonsOf, numberOf, ownField, textOf, type Json } from "../json-values";
import { v2Visibility } from "./v2-visibility";

/** Widths and heights that have names, in pixels. */
const COLUMN_WIDTHS: Readonly<Record<string, number>> = { narrow: 192, standard: 448, wide: 768 };
const ROW_HEIGHTS: Readonly<Record<string, number>> = { short: 168, standard: 320, tall: 512 };
const STANDARD = "standard";
const DEFAULT_COLUMNS = 3;
const GRID_COLUMNS = 24;
/** Size of a panel of an auto grid where it is taken out of it, in units of the grid. */
const AUTO_SIZE = { w: 8, h: 8 };

/** The panel that an element became, by the element's name. */
export type PanelIdOf = (elementName: string) => number | undefined;

const clamp = (value: unknown, least: number, most: number, otherwise: number): number =>
  Math.min(most, Math.max(least, Math.round(numberOf(value) ?? otherwise)));

function repeatOf(stored: unknown, always?: "h" | "v"): Repeat | null {
  const { value, direction, maxPerRow } = jsonOf(stored);
  const variable = textOf(value);
  if (variable === "") return null;
  return { variable, direction: always ?? (direction === "v" ? "v" : "h"), maxPerRow: numberOf(maxPerRow) };
}

function itemOf(spec: Json, panelIdOf: PanelIdOf, place: Pick<LayoutItem, "x" | "y" | "w" | "h">): LayoutItem[] {
  const panelId = panelIdOf(textOf(jsonOf(spec.element).name));
  if (panelId === undefined) return [];
  return [{ panelId, ...place, repeat: repeatOf(spec.repeat), visibility: v2Visibility(spec.conditionalRendering) }];
}

function gridItems(stored: unknown, panelIdOf: PanelIdOf): LayoutItem[] {
  return jsonsOf(stored)
    .map(({ spec }) => jsonOf(spec))
    .flatMap((spec) => {
      const w = clamp(spec.width, 1, GRID_COLUMNS, GRID_COLUMNS / 2);
      const place = { x: clamp(spec.x, 0, GRID_COLUMNS - w, 0), y: clamp(spec.y, 0, 100_000, 0) };
      return itemOf(spec, panelIdOf, { ...place, w, h: clamp(spec.height, 1, 1_000, AUTO_SIZE.h) });
    })
    .sort((a, b) => a.y - b.y || a.x - b.x);
}

/** Auto grids place their panels by themselves; the places here are those of three in a line. */
function autoItems(stored: unknown, panelIdOf: PanelIdOf): LayoutItem[] {
  return jsonsOf(stored).flatMap(({ spec }, index) => {
    const place = { x: (index % 3) * AUTO_SIZE.w, y: Math.floor(index / 3) * AUTO_SIZE.h };
    return itemOf(jsonOf(spec), panelIdOf, { ...place, ...AUTO_SIZE });
  });
}

function sizeOf(sizes: Readonly<Record<string, number>>, mode: unknown, custom: unknown): number {
  const standard = sizes[STANDARD] ?? 0;
  return mode === "custom" ? clamp(custom, 50, 4_000, standard) : (ownField(sizes, textOf(mode)) ?? standard);
}

function sectionOf({ spec: stored }: Json, panelIdOf: PanelIdOf): LayoutSection {
  const spec = jsonOf(stored);
  return {
    title: textOf(spec.title),
    collapsed: spec.collapse === true,
    headerHidden: spec.hideHeader === true,
    repeat: repeatOf(spec.repeat, "v"),
    visibility: v2Visibility(spec.conditionalRendering),
    layout: v2Layout(spec.layout, panelIdOf),
  };
}

/**
 * A layout of schema v2. Items that name no element are left out; an unknown kind is read as a grid. Recurses as deep
 * as the layout nests: the caller has limited that.
 */
export function v2Layout(stored: unknown, panelIdOf: PanelIdOf): DashboardLayout {
  const { kind, spec: given } = jsonOf(stored);
  const spec = jsonOf(given);
  switch (kind) {
    case "RowsLayout":
      return { kind: "rows", rows: jsonsOf(spec.rows).map((row) => sectionOf(row, panelIdOf)) };
    case "TabsLayout":
      return { kind: "tabs", tabs: jsonsOf(spec.tabs).map((tab) => sectionOf(tab, panelIdOf)) };
    case "AutoGridLayout":
      return {
        kind: "auto-grid",
        maxColumns: clamp(spec.maxColumnCount, 1, GRID_COLUMNS, DEFAULT_COLUMNS),
        columnWidth: sizeOf(COLUMN_WIDTHS, spec.columnWidthMode, spec.columnWidth),
        rowHeight: sizeOf(ROW_HEIGHTS, spec.rowHeightMode, spec.rowHeight),
        fill: spec.fillScreen === true,
        items: autoItems(spec.items, panelIdOf),
      };
    default:
      return { kind: "grid", items: gridItems(spec.items, panelIdOf) };
  }
}
