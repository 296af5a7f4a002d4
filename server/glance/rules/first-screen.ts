import type { StoredDashboard } from "@/server/dashboard/contract";
import type { DashboardLayout, LayoutItem } from "@/server/dashboard/contract/dashboard-layout";
import { GLANCE_ROWS } from "../contract";

const COLUMNS = 24;
const ROW_PX = 38;

/** A panel in its place; one that is repeated, or shown on conditions, is only a frame at first. */
export interface Placed {
  panelId: number;
  x: number;
  y: number;
  w: number;
  h: number;
  plain: boolean;
}

export interface FirstScreen {
  panels: Placed[];
  rows: { title: string; y: number }[];
}

const bottomOf = (items: readonly { y: number; h: number }[]): number =>
  items.reduce((bottom, { y, h }) => Math.max(bottom, y + h), 0);

function placed(item: LayoutItem, y: number): Placed {
  const { panelId, x, w, h } = item;
  return { panelId, x, y, w: item.repeat?.direction === "h" ? COLUMNS : w, h, plain: !item.repeat && !item.visibility };
}

/** An auto grid as a grid, for a page of the usual width. */
function spread(layout: Extract<DashboardLayout, { kind: "auto-grid" }>): LayoutItem[] {
  const columns = Math.max(1, Math.min(layout.maxColumns, Math.floor(960 / Math.max(1, layout.columnWidth))));
  const w = COLUMNS / columns;
  const h = Math.max(1, layout.rowHeight / ROW_PX);
  return layout.items.map((item, index) => ({
    ...item,
    x: (index % columns) * w,
    y: Math.floor(index / columns) * h,
    w,
    h,
  }));
}

function addLayout(layout: DashboardLayout, top: number, screen: FirstScreen): number {
  if (top >= GLANCE_ROWS) return top;
  if (layout.kind === "tabs") {
    const first = layout.tabs[0];
    return first ? addLayout(first.layout, top + 1, screen) : top;
  }
  if (layout.kind === "rows") {
    let y = top;
    for (const { title, collapsed, headerHidden, visibility, repeat, layout: inner } of layout.rows) {
      // What comes after a part whose size is not known yet stands where nobody knows.
      if (repeat || visibility) return GLANCE_ROWS;
      if (!headerHidden && y < GLANCE_ROWS) {
        screen.rows.push({ title, y });
        y += 1;
      }
      if (!collapsed) y = addLayout(inner, y, screen);
    }
    return y;
  }
  const items = layout.kind === "auto-grid" ? spread(layout) : layout.items;
  const start = items.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY);
  const shift = top - (Number.isFinite(start) ? start : 0);
  const moved = items.map((item) => placed(item, item.y + shift));
  screen.panels.push(...moved.filter(({ y }) => y < GLANCE_ROWS));
  return Math.max(top, bottomOf(moved));
}

/** What stands on the first screen of a dashboard, from the top, in the order in which it is read. */
export function firstScreen(dashboard: Pick<StoredDashboard, "layout">): FirstScreen {
  const screen: FirstScreen = { panels: [], rows: [] };
  if (dashboard.layout) addLayout(dashboard.layout, 0, screen);
  screen.panels.sort((a, b) => a.y - b.y || a.x - b.x);
  return screen;
}
