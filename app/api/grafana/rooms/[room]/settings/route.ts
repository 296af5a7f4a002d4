import { readSettings } from "@/server/dashboard/read-settings";
import { roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The data sources that the room's dashboards use, and where people open Grafana. */
export const GET = roomRoute(async ({ request, ports, room }) =>
  Response.json(await readSettings(ports, room, request.signal)),
);
