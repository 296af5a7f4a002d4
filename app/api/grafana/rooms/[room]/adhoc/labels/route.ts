import { labelsInput } from "@/server/explore/contract";
import { listLabels } from "@/server/explore/list-labels";
import { readJson } from "../../../../_route/read-json";
import { accept, roomRoute } from "../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** Names of labels or tags, for completion. */
export const POST = roomRoute(
  async ({ request, ports, room, about }) => {
    const input = accept(labelsInput, await readJson(request));
    about(`adhoc/labels ${input.dataSourceUid}`);
    return Response.json(await listLabels(ports, room, input, request.signal));
  },
  { permission: "query:adhoc", limit: "completion" },
);
