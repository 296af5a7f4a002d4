import type { SharedPorts } from "@/server/dashboard/panel-ports";
import { preparePanelQuery } from "@/server/dashboard/prepare-panel-query";
import type { Room } from "@/server/dashboard/room-access";
import type { PanelLink, PanelLinkInput } from "./contract";
import { exploreAddress } from "./rules/explore-address";
import { panelPane } from "./rules/panel-pane";

/**
 * Where the queries of one stored panel, with its variables filled in, stand in Grafana's Explore. Their text becomes
 * known to who asks: the caller has `query:adhoc`.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, and what the ports reject with
 */
export async function readPanelLink(
  ports: SharedPorts,
  room: Room,
  { span, ...asked }: PanelLinkInput,
  signal?: AbortSignal,
): Promise<PanelLink> {
  const [{ queries, wanted }, { publicUrl, orgId }] = await Promise.all([
    preparePanelQuery(ports, room, asked, signal),
    ports.dashboards.describe(signal),
  ]);
  // The range of the panel, not of what is shared between viewers: that is moved to the step of the query.
  const pane = panelPane(queries, wanted, { range: asked.range, span });
  return { url: pane && publicUrl !== "" ? exploreAddress(publicUrl, pane, orgId) : null };
}
