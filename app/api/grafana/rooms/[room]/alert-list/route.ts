import { panelListInput } from "@/server/dashboard/contract/panel-lists";
import { readAlertList } from "@/server/dashboard/read-alert-list";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** What a stored alert list shows. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(panelListInput, await readJson(request));
  return Response.json(await readAlertList(ports, room, input, request.signal));
});
