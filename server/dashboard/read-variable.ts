import { AppError } from "@/server/platform/errors";
import type { VariableInput, VariableOption } from "./contract";
import type { PanelPorts } from "./panel-ports";
import { panelContext } from "./panel-context";
import { readDashboard } from "./read-dashboard";
import { readOptions } from "./read-options";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";

/**
 * The values that a stored query variable offers, before its own pattern and order are applied.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function readVariable(
  ports: PanelPorts,
  room: Room,
  input: VariableInput,
  signal?: AbortSignal,
): Promise<VariableOption[]> {
  requireRange(room, input.range);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, input.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const variable = dashboard.templating.list.find(({ name, type }) => name === input.name && type === "query");
  if (!variable) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { variable: input.name });
  const place = { dashboard, dataSources, range: input.range, variables: input.variables };
  const context = await panelContext(ports, room, place, [variable.query, variable.datasource], signal);
  return readOptions(ports, { ...place, context }, variable, signal);
}
