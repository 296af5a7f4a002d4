import type { DashboardLayout, LayoutItem } from "../contract/dashboard-layout";

/** Every place of a layout, in order of reading. */
export function layoutItems(layout: DashboardLayout): LayoutItem[] {
  switch (layout.kind) {
    case "grid":
    case "auto-grid":
      return layout.items;
    case "rows":
      return layout.rows.flatMap((row) => layoutItems(row.layout));
    case "tabs":
      return layout.tabs.flatMap((tab) => layoutItems(tab.layout));
  }
}
