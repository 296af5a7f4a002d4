import { AppError } from "@/server/platform/errors";
import type { StoredDashboard, StoredPanel } from "./contract";
import type { DashboardLayout, LayoutItem } from "./contract/dashboard-layout";
import type { Room } from "./room-access";
import { allPanels, findPanel } from "./rules/find-panel";

const COLUMNS = 24;

/** Uids of the dashboards of which the room holds all or a part. */
export function heldDashboards({ dashboards, panels = [] }: Room): string[] {
  return [...new Set([...dashboards, ...panels.map(({ dashboardUid }) => dashboardUid)])];
}

/** Whether the room holds this panel, with its whole dashboard or alone. */
export function holdsPanel({ dashboards, panels = [] }: Room, dashboardUid: string, panelId: number): boolean {
  if (dashboards.includes(dashboardUid)) return true;
  return panels.some((held) => held.dashboardUid === dashboardUid && held.panelId === panelId);
}

/**
 * A panel of a dashboard, where the room holds it.
 *
 * @throws AppError PANEL_NOT_IN_ROOM
 */
export function heldPanel(room: Room, dashboard: StoredDashboard, panelId: number): StoredPanel {
  const panel = holdsPanel(room, dashboard.uid, panelId) ? findPanel(dashboard, panelId) : null;
  if (!panel) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { panelId });
  return panel;
}

/** A dashboard as far as the room holds it: whole, or its single panels one below the other. */
export function heldPart(room: Room, dashboard: StoredDashboard): StoredDashboard {
  if (room.dashboards.includes(dashboard.uid)) return dashboard;
  const panels = allPanels(dashboard).filter(({ id }) => holdsPanel(room, dashboard.uid, id));
  let y = 0;
  const items = panels.map(({ id, gridPos: { h } }): LayoutItem => {
    const item = { panelId: id, x: 0, y, w: COLUMNS, h, repeat: null, visibility: null };
    y += h;
    return item;
  });
  const layout: DashboardLayout = { kind: "grid", items };
  return { ...dashboard, panels: panels as StoredDashboard["panels"], layout };
}
