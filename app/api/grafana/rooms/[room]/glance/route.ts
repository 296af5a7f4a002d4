import { glanceInput } from "@/server/glance/contract";
import { readGlance } from "@/server/glance/read-glance";
import { accept, roomRoute } from "../../../_route/room-route";

export const dynamic = "force-dynamic";

/** `var-name=a&var-name=b` as one list of values. */
function variablesOf(params: URLSearchParams): Record<string, string | string[]> {
  const names = new Set([...params.keys()].filter((key) => key.startsWith("var-")));
  return Object.fromEntries(
    [...names].map((key) => {
      const values = params.getAll(key);
      return [key.slice("var-".length), values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** The first screen of a dashboard, to be painted before everything that draws the whole is there. */
export const GET = roomRoute(async ({ request, ports, room }) => {
  const params = new URL(request.url).searchParams;
  const input = accept(glanceInput, {
    dashboardUid: params.get("dashboardUid"),
    from: params.get("from") ?? undefined,
    to: params.get("to") ?? undefined,
    variables: variablesOf(params),
  });
  return Response.json(await readGlance(ports, room, input, Date.now(), request.signal));
});
