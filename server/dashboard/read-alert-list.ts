import { AppError } from "@/server/platform/errors";
import { alertListOptions } from "./contract/list-options";
import type { AlertList, PanelListInput } from "./contract/panel-lists";
import { listPanel } from "./list-panel";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";
import { alertList } from "./rules/lists/alert-list";

/** Enough for the labels that lists group by. */
const MOST_INSTANCES = 100;
const OF_GRAFANA = new Set(["", "grafana", "-- Grafana --", "-- All --"]);

/**
 * The alert rules that a stored alert list shows, with their present state. Rules that a data source keeps by itself
 * are not listed.
 *
 * @throws AppError FORBIDDEN through a shared link, which shows a span that is over; PANEL_NOT_IN_ROOM, BAD_INPUT, and
 * what the ports reject with
 */
export async function readAlertList(
  ports: Pick<PanelPorts, "dashboards" | "metrics">,
  room: Room,
  input: PanelListInput,
  signal?: AbortSignal,
): Promise<AlertList> {
  if (room.readOnly) throw new AppError("FORBIDDEN", "A shared link does not list alerts");
  const { panel, fill } = await listPanel(ports, room, "alertlist", input, signal);
  const options = alertListOptions.parse(panel.options);
  if (!OF_GRAFANA.has(options.datasource)) return { items: [], more: 0, source: options.datasource };
  const { dashboardAlerts, folder, alertInstanceLabelFilter } = options;
  const filter = {
    ...(dashboardAlerts && { dashboardUid: input.dashboardUid }),
    ...(folder?.uid && { folderUid: folder.uid }),
    instances: MOST_INSTANCES,
  };
  const wanted = { ...options, alertInstanceLabelFilter: fill(alertInstanceLabelFilter) };
  return {
    ...alertList(await ports.metrics.alertRules(filter, signal), wanted, fill(options.alertName)),
    source: null,
  };
}
