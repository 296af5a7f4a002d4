import { AppError } from "@/server/platform/errors";
import type { StoredDashboard } from "./contract";
import { dashboardModel } from "./dashboard-model";
import { heldDashboards } from "./held-part";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";

/**
 * A dashboard of which the room holds all or a part, as stored.
 *
 * @throws AppError PANEL_NOT_IN_ROOM where the room does not hold it, and what the port rejects with
 */
export async function readDashboard(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  uid: string,
  signal?: AbortSignal,
): Promise<StoredDashboard> {
  if (!heldDashboards(room).includes(uid)) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { dashboardUid: uid });
  return dashboardModel(await ports.dashboards.dashboard(uid, signal));
}
