import { labelValuesInput } from "@/server/explore/contract";
import { listLabelValues } from "@/server/explore/list-label-values";
import { readJson } from "../../../../_route/read-json";
import { accept, roomRoute } from "../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** Values of one label or tag, for completion. */
export const POST = roomRoute(
  async ({ request, ports, room, about }) => {
    const input = accept(labelValuesInput, await readJson(request));
    about(`adhoc/label-values ${input.dataSourceUid}`);
    return Response.json(await listLabelValues(ports, room, input, request.signal));
  },
  { permission: "query:adhoc", limit: "completion" },
);
