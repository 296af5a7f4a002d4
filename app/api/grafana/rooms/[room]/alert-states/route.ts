import { alertStatesInput } from "@/server/dashboard/contract";
import { readAlertStates } from "@/server/dashboard/read-alert-states";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The state of each panel that an alert rule names. */
export const GET = roomRoute(async ({ request, ports, room }) => {
  const input = accept(alertStatesInput, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await readAlertStates(ports, room, input, request.signal));
});
