import { askAgain } from "@/server/evidence/ask-again";
import { askAgainInput } from "@/server/evidence/contract";
import { services } from "@/server/services";
import { readJson } from "../../../../../_route/read-json";
import { accept, roomRoute } from "../../../../../_route/room-route";

export const dynamic = "force-dynamic";

/** What the queries of a document answer now, over the captured span or another one. */
export const POST = roomRoute<{ id: string }>(
  async ({ request, params, room, about }) => {
    about(`evidence ${params.id} now`);
    const input = accept(askAgainInput, await readJson(request));
    return Response.json(await askAgain(services(), room, params.id, input, request.signal));
  },
  { limit: "evidence" },
);
