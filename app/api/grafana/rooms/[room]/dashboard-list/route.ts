import { panelListInput } from "@/server/dashboard/contract/panel-lists";
import { readDashboardList } from "@/server/dashboard/read-dashboard-list";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** What a stored dashboard list shows. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(panelListInput, await readJson(request));
  return Response.json(await readDashboardList(ports, room, input, request.signal));
});
