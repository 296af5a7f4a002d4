import type { SharedPorts } from "@/server/dashboard/panel-ports";
import { requireRange } from "@/server/dashboard/require-range";
import type { Room } from "@/server/dashboard/room-access";
import { AppError } from "@/server/platform/errors";
import type { SharedAnswer } from "@/server/ports/shared-metrics";
import type { AdhocQueryInput } from "./contract";
import { adhocQuery, refusalOf } from "./rules";

/**
 * The answer to a typed query, as the bytes that travel. Only data sources of the organization's Grafana, only languages
 * that they speak; the caller has `query:adhoc`.
 *
 * @throws AppError BAD_INPUT with a reason, and what the ports reject with
 */
export async function runAdhocQuery(
  ports: SharedPorts,
  room: Room,
  input: AdhocQueryInput,
  signal?: AbortSignal,
): Promise<SharedAnswer> {
  requireRange(room, input.range);
  const { dataSources } = await ports.dashboards.describe(signal);
  const source = dataSources.find(({ uid }) => uid === input.dataSourceUid);
  const reason = refusalOf(input, source);
  if (reason || !source) {
    throw new AppError("BAD_INPUT", "This cannot be asked", { reason, subject: input.dataSourceUid });
  }
  return ports.metrics.answer({ range: input.range, queries: [adhocQuery(input, source)] }, signal);
}
