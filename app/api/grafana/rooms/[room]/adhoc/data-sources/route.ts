import { listDataSources } from "@/server/explore/list-data-sources";
import { roomRoute } from "../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** Where queries may be typed. */
export const GET = roomRoute(
  async ({ request, ports }) => Response.json(await listDataSources(ports, request.signal)),
  { permission: "query:adhoc", limit: "completion" },
);
