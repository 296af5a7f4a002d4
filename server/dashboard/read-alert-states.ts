import type { AlertStatesInput, PanelAlertState } from "./contract";
import { holdsPanel } from "./held-part";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import type { Room } from "./room-access";
import { worstAlertStates } from "./rules/worst-alert-states";

/**
 * The state of each panel of the room that an alert rule names, the worst one where several do.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, and what the ports reject with
 */
export async function readAlertStates(
  ports: PanelPorts,
  room: Room,
  input: AlertStatesInput,
  signal?: AbortSignal,
): Promise<PanelAlertState[]> {
  await readDashboard(ports, room, input.dashboardUid, signal);
  const states = worstAlertStates(await ports.metrics.alertRules(input, signal), input.dashboardUid);
  return states.filter(({ panelId }) => holdsPanel(room, input.dashboardUid, panelId));
}
