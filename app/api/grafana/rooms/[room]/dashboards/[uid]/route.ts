import { readDashboard } from "@/server/dashboard/read-dashboard";
import { outlineDashboard } from "@/server/dashboard/rules/outline-dashboard";
import { roomRoute } from "../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** A dashboard of the room without the text of its queries. */
export const GET = roomRoute<{ uid: string }>(async ({ request, params, ports, room }) =>
  Response.json(outlineDashboard(await readDashboard(ports, room, params.uid, request.signal))),
);
