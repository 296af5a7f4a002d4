import { panelListInput } from "@/server/dashboard/contract/panel-lists";
import { readAnnotationList } from "@/server/dashboard/read-annotation-list";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** What a stored annotation list shows. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(panelListInput, await readJson(request));
  return Response.json(await readAnnotationList(ports, room, input, new Date(), request.signal));
});
