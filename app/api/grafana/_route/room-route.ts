import type { PanelRouteError } from "@/server/dashboard/contract";
import type { SharedPorts } from "@/server/dashboard/panel-ports";
import type { Room } from "@/server/dashboard/room-access";
import { throughDoor, type Asked } from "@/server/dashboard/through-door";
import { toAppError } from "@/server/platform/errors";
import { contextOf } from "@/server/request-context";

export { accept } from "@/server/dashboard/accept";

const NO_STORE = { "cache-control": "no-store" };
/** What a caller that hung up would have been told; nobody reads it. */
const GONE = 499;

export interface RoomRequest<Params> {
  request: Request;
  params: Params & { room: string };
  ports: SharedPorts;
  room: Room;
  /** Says more exactly what is asked for, in case that it is refused. */
  about(subject: string): void;
}

/**
 * Wraps a read of a room: finds the room, checks access and limits, and answers failures with a code and nothing
 * internal. `handle` may be called twice with the same request: `readJson` gives its body both times.
 */
export function roomRoute<Params = object>(
  handle: (request: RoomRequest<Params>) => Promise<Response>,
  needs: Pick<Asked, "limit" | "permission"> = {},
) {
  return async (request: Request, route: { params: Promise<Params & { room: string }> }): Promise<Response> => {
    const context = await contextOf(request.headers);
    try {
      const params = await route.params;
      const { pathname, searchParams } = new URL(request.url);
      const what = pathname.split("/").slice(5).join("/");
      const subject = `${what} ${searchParams.get("dashboardUid") ?? ""}`.trim();
      const asked: Asked = { room: params.room, subject, ...needs };
      const about = (exactly: string) => void (asked.subject = exactly);
      const response = await throughDoor(context, asked, (room, ports) =>
        handle({ request, params, ports, room, about }),
      );
      response.headers.set("cache-control", NO_STORE["cache-control"]);
      return response;
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: GONE });
      const failure = toAppError(error);
      if (failure.code === "INTERNAL") {
        context.services.log.error({ err: error, requestId: context.requestId }, "panel route failed");
      }
      const body: PanelRouteError = {
        error: { code: failure.code, message: failure.message, details: failure.details },
      };
      const seconds = String(Math.ceil(Number(failure.details.retryAfterMs) / 1_000));
      const headers = failure.code === "RATE_LIMITED" ? { ...NO_STORE, "retry-after": seconds } : NO_STORE;
      return Response.json(body, { status: failure.status, headers });
    }
  };
}
