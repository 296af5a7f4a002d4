import type { MetricAnswer } from "@/server/ports/metrics";
import type { PanelQueryInput } from "./contract";
import type { PanelPorts } from "./panel-ports";
import { preparePanelQuery } from "./prepare-panel-query";
import type { Room } from "./room-access";
import { capAnswer } from "./sharing/cap-answer";

/**
 * The data of one stored panel, for use inside the server.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function runPanelQuery(
  ports: PanelPorts,
  room: Room,
  input: PanelQueryInput,
  signal?: AbortSignal,
): Promise<MetricAnswer> {
  const { range, queries, wanted } = await preparePanelQuery(ports, room, input, signal);
  if (queries.length === 0) return { status: 200, body: { results: {} } };
  const answer = await ports.metrics.query({ range, queries }, signal);
  const results = Object.entries(answer.body.results).filter(([refId]) => wanted.includes(refId));
  return { status: answer.status, body: { results: capAnswer(Object.fromEntries(results)) } };
}
