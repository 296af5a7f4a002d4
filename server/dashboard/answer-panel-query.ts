import type { SharedAnswer } from "@/server/ports/shared-metrics";
import type { PanelQueryInput } from "./contract";
import type { SharedPorts } from "./panel-ports";
import { preparePanelQuery } from "./prepare-panel-query";
import type { Room } from "./room-access";

const NOTHING: SharedAnswer = {
  status: 200,
  body: Buffer.from('{"results":{}}'),
  isZipped: false,
  staleSince: null,
};

/**
 * The data of one stored panel as the bytes that travel to the browser, asked for once however many want it.
 *
 * @throws AppError PANEL_NOT_IN_ROOM, BAD_INPUT, FORBIDDEN, and what the ports reject with
 */
export async function answerPanelQuery(
  ports: SharedPorts,
  room: Room,
  input: PanelQueryInput,
  signal?: AbortSignal,
): Promise<SharedAnswer> {
  const request = await preparePanelQuery(ports, room, input, signal);
  return request.queries.length === 0 ? NOTHING : ports.metrics.answer(request, signal);
}
