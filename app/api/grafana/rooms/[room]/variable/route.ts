import { variableInput } from "@/server/dashboard/contract";
import { readVariable } from "@/server/dashboard/read-variable";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The values that a stored query variable offers. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(variableInput, await readJson(request));
  return Response.json(await readVariable(ports, room, input, request.signal));
});
