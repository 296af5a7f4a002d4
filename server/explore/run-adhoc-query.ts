import type { SharedPorts } from "@/server/dashboard/panel-ports";
import type { Room } from "@/server/dashboard/room-access";
import type { SharedAnswer } from "@/server/ports/shared-metrics";
import type { AdhocQueryInput } from "./contract";
import { prepareAdhocQuery } from "./prepare-adhoc-query";

/**
 * The answer to a typed query, as the bytes that travel; the caller has `query:adhoc`.
 *
 * @throws AppError BAD_INPUT with a reason, and what the ports reject with
 */
export async function runAdhocQuery(
  ports: SharedPorts,
  room: Room,
  input: AdhocQueryInput,
  signal?: AbortSignal,
): Promise<SharedAnswer> {
  return ports.metrics.answer(await prepareAdhocQuery(ports, room, input, signal), signal);
}
