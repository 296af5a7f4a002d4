import { panelLinkInput } from "@/server/explore/contract";
import { readPanelLink } from "@/server/explore/read-panel-link";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The address of a panel's queries in Grafana's Explore. */
export const POST = roomRoute(
  async ({ request, ports, room, about }) => {
    const input = accept(panelLinkInput, await readJson(request));
    about(`panel-link ${input.dashboardUid} ${input.panelId}`);
    return Response.json(await readPanelLink(ports, room, input, request.signal));
  },
  { permission: "query:adhoc", limit: "completion" },
);
