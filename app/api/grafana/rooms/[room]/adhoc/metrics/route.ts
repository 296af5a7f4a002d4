import { metricsInput } from "@/server/explore/contract";
import { listMetrics } from "@/server/explore/list-metrics";
import { readJson } from "../../../../_route/read-json";
import { accept, roomRoute } from "../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** Names of metrics, for completion. */
export const POST = roomRoute(
  async ({ request, ports, room, about }) => {
    const input = accept(metricsInput, await readJson(request));
    about(`adhoc/metrics ${input.dataSourceUid}`);
    return Response.json(await listMetrics(ports, room, input, request.signal));
  },
  { permission: "query:adhoc", limit: "completion" },
);
