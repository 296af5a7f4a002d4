import type { StoredPanel } from "../../contract";
import { rawDashboard } from "../raw-dashboard.suite";
import { readDashboardModel } from "../read-dashboard-model";

/** One old panel as the room gets it. */
export function readOldPanel(panel: Record<string, unknown>, schemaVersion = 25): StoredPanel {
  const [first] = readDashboardModel(rawDashboard({ schemaVersion, panels: [{ id: 1, ...panel }] })).panels;
  return first as StoredPanel;
}

export const customOf = (panel: StoredPanel) => panel.fieldConfig.defaults.custom;
export const overridesOf = (panel: StoredPanel) =>
  panel.fieldConfig.overrides as { matcher: object; properties: object[] }[];
