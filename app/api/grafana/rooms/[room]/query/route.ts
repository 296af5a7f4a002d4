import { panelQueryInput } from "@/server/dashboard/contract";
import { runPanelQuery } from "@/server/dashboard/run-panel-query";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The data of one stored panel: Grafana's status and `{results}`. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(panelQueryInput, await readJson(request));
  const { status, body } = await runPanelQuery(ports, room, input, request.signal);
  return Response.json(body, { status });
});
