import { AppError } from "@/server/platform/errors";
import { dashboardListOptions } from "./contract/list-options";
import type { ListedDashboard, PanelList, PanelListInput } from "./contract/panel-lists";
import { listPanel } from "./list-panel";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";

/**
 * The dashboards that a stored dashboard list searches for. Starred and recently viewed ones belong to a person in
 * Grafana, whom we are not.
 *
 * @throws AppError FORBIDDEN through a shared link, PANEL_NOT_IN_ROOM, BAD_INPUT, and what the ports reject with
 */
export async function readDashboardList(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  input: PanelListInput,
  signal?: AbortSignal,
): Promise<PanelList<ListedDashboard>> {
  if (room.readOnly) throw new AppError("FORBIDDEN", "A shared link does not list dashboards");
  const { panel, fill } = await listPanel(ports, room, "dashlist", input, signal);
  const { showSearch, query, tags, folderUID, maxItems } = dashboardListOptions.parse(panel.options);
  if (!showSearch) return { items: [], more: 0 };
  const search = {
    text: fill(query),
    limit: maxItems,
    tags: tags.map(fill),
    ...(folderUID !== undefined && { folderUid: folderUID }),
  };
  const hits = await ports.dashboards.search(search, signal);
  return {
    items: hits.map(({ uid, title, folderTitle, tags: own }) => ({ uid, title, folderTitle, tags: own })),
    more: 0,
  };
}
