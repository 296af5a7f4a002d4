import { annotationsInput, annotationsQueryInput } from "@/server/dashboard/contract";
import { readAnnotations } from "@/server/dashboard/read-annotations";
import { readJson } from "../../../_route/read-json";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** Marks of the dashboard's annotation queries, by query. */
export const GET = roomRoute(async ({ request, ports, room }) => {
  const input = accept(annotationsInput, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await readAnnotations(ports, room, input, request.signal));
});

/** The same for annotation queries that variables are filled into. */
export const POST = roomRoute(async ({ request, ports, room }) => {
  const input = accept(annotationsQueryInput, await readJson(request));
  return Response.json(await readAnnotations(ports, room, input, request.signal));
});
