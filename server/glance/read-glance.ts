import type { AbsoluteRange, StoredDashboard, VariableValues } from "@/server/dashboard/contract";
import type { PanelPorts } from "@/server/dashboard/panel-ports";
import { readDashboard } from "@/server/dashboard/read-dashboard";
import type { Room } from "@/server/dashboard/room-access";
import { allPanels } from "@/server/dashboard/rules/find-panel";
import { interpolateText } from "@/server/dashboard/rules/interpolate-text";
import { variableScope } from "@/server/dashboard/rules/variable-scope";
import { runPanelQuery } from "@/server/dashboard/run-panel-query";
import { AppError } from "@/server/platform/errors";
import { GLANCE_POINTS, MAX_GLANCE_PANELS, type Glance, type GlanceInput, type GlancePanel } from "./contract";
import { firstScreen, type Placed } from "./rules/first-screen";
import { glanceContent, isGlanceable } from "./rules/glance-content";
import { glanceControls } from "./rules/glance-controls";
import { parseMoment } from "./rules/parse-moment";

/** What has not answered by then is only framed: the whole dashboard is on its way. */
const DEADLINE_MS = 1_500;

function rangeOf(room: Room, dashboard: StoredDashboard, input: GlanceInput, now: number): AbsoluteRange {
  if (room.range) return room.range;
  const from = parseMoment(input.from ?? dashboard.time.from, now, false);
  const to = parseMoment(input.to ?? dashboard.time.to, now, true);
  if (from === null || to === null || from >= to) throw new AppError("BAD_INPUT", "The range cannot be read");
  return { from, to };
}

/**
 * The first screen of a dashboard of the room: panels that can be painted at once, with their data, the others framed.
 * A data source that is slow or fails leaves frames, not an error.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, and what the dashboards port rejects with
 */
export async function readGlance(
  ports: PanelPorts,
  room: Room,
  input: GlanceInput,
  now: number,
  signal?: AbortSignal,
): Promise<Glance> {
  const dashboard = await readDashboard(ports, room, input.dashboardUid, signal);
  const range = rangeOf(room, dashboard, input, now);
  const { panels, rows } = firstScreen(dashboard);
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const stored = new Map(allPanels(dashboard).map((panel) => [panel.id, panel]));
  const intervalMs = Math.max(1, Math.ceil((range.to - range.from) / GLANCE_POINTS));
  const variables: VariableValues = input.variables;
  const scope = variableScope(dashboard, variables, range);

  async function glanceAt(place: Placed, index: number): Promise<GlancePanel[]> {
    const panel = stored.get(place.panelId);
    if (!panel) return [];
    const { plain, panelId, ...box } = place;
    const title = interpolateText(panel.title, scope, { defaultFormat: "glob", shown: true });
    const frame = { ...box, id: panelId, title, transparent: panel.transparent === true };
    const wait: GlancePanel = { ...frame, content: { kind: "wait" } };
    if (!plain || index >= MAX_GLANCE_PANELS || !isGlanceable(panel)) return [wait];
    const query = { dashboardUid: dashboard.uid, panelId, range, intervalMs, maxDataPoints: GLANCE_POINTS, variables };
    try {
      const { body } = await runPanelQuery(ports, room, query, ended);
      return [{ ...frame, content: glanceContent(panel, body.results) }];
    } catch {
      return [wait];
    }
  }

  const painted = await Promise.all(panels.map(glanceAt));
  return {
    range,
    timeZone: dashboard.timezone ?? "",
    controls: glanceControls(dashboard, variables),
    hasTimeControls: room.range === null,
    rows,
    panels: painted.flat(),
  };
}
