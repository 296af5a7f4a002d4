import { adhocQueryInput } from "@/server/explore/contract";
import { runAdhocQuery } from "@/server/explore/run-adhoc-query";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";
import { sharedResponse } from "../../../_route/shared-response";

export const dynamic = "force-dynamic";

/** The answer to a typed query: Grafana's status and `{results}`. */
export const POST = roomRoute(
  async ({ request, ports, room, about }) => {
    const input = accept(adhocQueryInput, await readJson(request));
    about(`adhoc ${input.dataSourceUid} ${input.kind}`);
    return sharedResponse(await runAdhocQuery(ports, room, input, request.signal));
  },
  { permission: "query:adhoc", limit: "adhoc" },
);
