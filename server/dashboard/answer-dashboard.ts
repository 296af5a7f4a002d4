import type { SharedAnswer } from "@/server/ports/shared-metrics";
import type { StoredDashboard } from "./contract";
import { heldPart } from "./held-part";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import type { Room } from "./room-access";
import { outlineDashboard } from "./rules/outline-dashboard";
import { packed, type PackedAnswer } from "./sharing/packed-answer";

const outlines = new WeakMap<StoredDashboard, Promise<PackedAnswer>>();

/** A large dashboard takes long to write, so it is written once for as long as it is kept. */
function outlineOf(dashboard: StoredDashboard): Promise<PackedAnswer> {
  const known = outlines.get(dashboard) ?? packed(200, outlineDashboard(dashboard));
  outlines.set(dashboard, known);
  return known;
}

/**
 * A dashboard of the room, as far as the room holds it, without the text of its queries: the bytes that travel.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, and what the dashboards port rejects with
 */
export async function answerDashboard(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  uid: string,
  signal?: AbortSignal,
): Promise<SharedAnswer> {
  const dashboard = await readDashboard(ports, room, uid, signal);
  return { ...(await outlineOf(heldPart(room, dashboard))), staleSince: null };
}
