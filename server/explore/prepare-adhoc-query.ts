import type { PanelPorts } from "@/server/dashboard/panel-ports";
import { requireRange } from "@/server/dashboard/require-range";
import type { Room } from "@/server/dashboard/room-access";
import { AppError } from "@/server/platform/errors";
import type { MetricRequest } from "@/server/ports/metrics";
import type { AdhocQueryInput } from "./contract";
import { adhocQuery, refusalOf } from "./rules";

/**
 * A typed query as it is sent. Only data sources of the organization's Grafana, only languages that they speak; the
 * caller has `query:adhoc`.
 *
 * @throws AppError BAD_INPUT with a reason, and what the ports reject with
 */
export async function prepareAdhocQuery(
  ports: Pick<PanelPorts, "dashboards">,
  room: Room,
  input: AdhocQueryInput,
  signal?: AbortSignal,
): Promise<MetricRequest> {
  requireRange(room, input.range);
  const { dataSources } = await ports.dashboards.describe(signal);
  const source = dataSources.find(({ uid }) => uid === input.dataSourceUid);
  const reason = refusalOf(input, source);
  if (reason || !source) {
    throw new AppError("BAD_INPUT", "This cannot be asked", { reason, subject: input.dataSourceUid });
  }
  return { range: input.range, queries: [adhocQuery(input, source)] };
}
