import { AppError } from "@/server/platform/errors";
import type { StoredDashboard } from "./contract";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";

/**
 * A dashboard of the room, as stored.
 *
 * @throws AppError PANEL_NOT_IN_ROOM where the room does not hold it, and what the port rejects with
 */
export async function readDashboard(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  uid: string,
  signal?: AbortSignal,
): Promise<StoredDashboard> {
  if (!room.dashboards.includes(uid)) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { dashboardUid: uid });
  return ports.dashboards.dashboard(uid, signal);
}
