import { AppError } from "@/server/platform/errors";
import type { StoredDashboard, StoredPanel } from "./contract";
import type { PanelListInput } from "./contract/panel-lists";
import { heldPanel } from "./held-part";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { interpolateText } from "./rules/interpolate-text";
import { variableScope } from "./rules/variable-scope";

export interface ListPanel {
  dashboard: StoredDashboard;
  panel: StoredPanel;
  /** Fills the variables into a text of the panel's options. */
  fill: (text: string) => string;
}

/**
 * The stored panel of a list and what its variables are set to.
 *
 * @throws AppError PANEL_NOT_IN_ROOM where the room has no such panel of this type, BAD_INPUT, FORBIDDEN, and what the
 * port rejects with
 */
export async function listPanel(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  type: string,
  { dashboardUid, panelId, range, variables }: PanelListInput,
  signal?: AbortSignal,
): Promise<ListPanel> {
  requireRange(room, range);
  const dashboard = await readDashboard(ports, room, dashboardUid, signal);
  const panel = heldPanel(room, dashboard, panelId);
  if (panel.type !== type) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { panelId });
  const scope = variableScope(dashboard, variables, range);
  return { dashboard, panel, fill: (text) => interpolateText(text, scope, { defaultFormat: "csv", shown: true }) };
}
