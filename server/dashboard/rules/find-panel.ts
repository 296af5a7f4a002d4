import type { StoredDashboard, StoredPanel } from "../contract";

/** Every panel that is not a row, those inside collapsed rows too, in stored order. */
export function allPanels(dashboard: StoredDashboard): StoredPanel[] {
  return (dashboard.panels as StoredPanel[]).flatMap((panel) =>
    panel.type === "row" ? (panel.panels ?? []) : [panel],
  );
}

/** The panel with this id, or null. */
export function findPanel(dashboard: StoredDashboard, panelId: number): StoredPanel | null {
  return allPanels(dashboard).find((panel) => panel.id === panelId) ?? null;
}
