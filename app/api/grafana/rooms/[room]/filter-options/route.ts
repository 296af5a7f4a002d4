import { filterOptionsInput } from "@/server/dashboard/contract";
import { readFilterOptions } from "@/server/dashboard/read-filter-options";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** The labels that a stored ad-hoc filter may name, or the values of one of them. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(filterOptionsInput, await readJson(request));
  return Response.json(await readFilterOptions(ports, room, input, request.signal));
});
