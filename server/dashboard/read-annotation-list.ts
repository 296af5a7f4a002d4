import { annotationListOptions } from "./contract/list-options";
import type { ListedAnnotation, PanelList, PanelListInput } from "./contract/panel-lists";
import { listPanel } from "./list-panel";
import type { PanelPorts } from "./panel-ports";
import type { Room } from "./room-access";
import { annotationListFilter } from "./rules/lists/annotation-list";

/**
 * The annotations that a stored annotation list shows, newest first. Through a shared link only those of the dashboard
 * and of the span that the link shows, without their authors.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function readAnnotationList(
  ports: Pick<PanelPorts, "dashboards" | "metrics">,
  room: Room,
  input: PanelListInput,
  now: Date,
  signal?: AbortSignal,
): Promise<PanelList<ListedAnnotation>> {
  const { panel, fill } = await listPanel(ports, room, "annolist", input, signal);
  const options = annotationListOptions.parse(panel.options);
  const { dashboardUid, range } = input;
  const asked = { dashboardUid, range, now: now.getTime(), confined: room.readOnly };
  const found = await ports.metrics.annotations(annotationListFilter(options, options.tags.map(fill), asked), signal);
  const items = found.map(({ id, time, timeEnd, title, text, tags, panelId, dashboardUid: uid = "", author = "" }) => ({
    id,
    time,
    timeEnd,
    text: [title, text].filter(Boolean).join(": "),
    tags,
    panelId,
    dashboardUid: uid,
    author: room.readOnly ? "" : author,
  }));
  return { items: items.sort((a, b) => b.time - a.time).slice(0, options.limit), more: 0 };
}
