import { AppError } from "@/server/platform/errors";
import type { MetricAnswer } from "@/server/ports/metrics";
import type { PanelQueryInput } from "./contract";
import { orBadInput } from "./or-bad-input";
import type { PanelPorts } from "./panel-ports";
import { readDashboard } from "./read-dashboard";
import { requireRange } from "./require-range";
import type { Room } from "./room-access";
import { findPanel } from "./rules/find-panel";
import { panelQueries } from "./rules/panel-queries";

/**
 * The data of one stored panel. The caller names the panel and what its variables are set to; the queries come from
 * the dashboard that the room holds.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function runPanelQuery(
  ports: PanelPorts,
  room: Room,
  input: PanelQueryInput,
  signal?: AbortSignal,
): Promise<MetricAnswer> {
  requireRange(room, input.range);
  const [dashboard, { dataSources }] = await Promise.all([
    readDashboard(ports, room, input.dashboardUid, signal),
    ports.dashboards.describe(signal),
  ]);
  const panel = findPanel(dashboard, input.panelId);
  if (!panel) throw new AppError("PANEL_NOT_IN_ROOM", undefined, { panelId: input.panelId });
  const { queries, visible } = orBadInput(() => panelQueries(dashboard, panel, dataSources, input));
  if (queries.length === 0) return { status: 200, body: { results: {} } };
  const answer = await ports.metrics.query({ range: input.range, queries }, signal);
  const results = Object.entries(answer.body.results).filter(([refId]) => visible.includes(refId));
  return { status: answer.status, body: { results: Object.fromEntries(results) } };
}
