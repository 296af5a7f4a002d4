import type { RoomSettings } from "./contract";
import { dashboardModel } from "./dashboard-model";
import { heldDashboards } from "./held-part";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";
import { roomDataSources } from "./rules/room-data-sources";

/** The data sources that the room's dashboards use, without addresses or settings, and where people open Grafana. */
export async function readSettings(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  signal?: AbortSignal,
): Promise<RoomSettings> {
  const [description, dashboards] = await Promise.all([
    ports.dashboards.describe(signal),
    Promise.allSettled(
      heldDashboards(room).map(async (uid) => dashboardModel(await ports.dashboards.dashboard(uid, signal))),
    ),
  ]);
  const readable = dashboards.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  return { dataSources: roomDataSources(readable, description.dataSources), grafanaUrl: description.publicUrl };
}
