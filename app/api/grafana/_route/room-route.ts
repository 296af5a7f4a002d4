import type { z } from "zod";
import type { PanelRouteError } from "@/server/dashboard/contract";
import type { PanelPorts } from "@/server/dashboard/panel-ports";
import { roomAccess, type Room } from "@/server/dashboard/room-access";
import { roomLookup } from "@/server/dashboard/room-lookup";
import { AppError, toAppError } from "@/server/platform/errors";
import { contextOf } from "@/server/request-context";

const NO_STORE = { "cache-control": "no-store" };
/** What a caller that hung up would have been told; nobody reads it. */
const GONE = 499;

export interface RoomRequest<Params> {
  request: Request;
  params: Params & { room: string };
  ports: PanelPorts;
  room: Room;
}

/** The input as the schema reads it; what does not fit is refused by the names of its fields. */
export function accept<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.slice(0, 10).map(({ path, code }) => ({ path: path.join("."), code }));
  throw new AppError("BAD_INPUT", "The input cannot be used", { fields });
}

/** Wraps a read of a room: finds the room, checks access, and answers failures with a code and nothing internal. */
export function roomRoute<Params = object>(handle: (request: RoomRequest<Params>) => Promise<Response>) {
  return async (request: Request, route: { params: Promise<Params & { room: string }> }): Promise<Response> => {
    const context = await contextOf(request.headers);
    const { log, metrics, dashboards } = context.services;
    try {
      const params = await route.params;
      const room = await roomAccess(roomLookup(context), context.viewer, params.room);
      const response = await handle({ request, params, ports: { metrics, dashboards }, room });
      response.headers.set("cache-control", NO_STORE["cache-control"]);
      return response;
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: GONE });
      const failure = toAppError(error);
      if (failure.code === "INTERNAL") log.error({ err: error, requestId: context.requestId }, "panel route failed");
      const body: PanelRouteError = {
        error: { code: failure.code, message: failure.message, details: failure.details },
      };
      return Response.json(body, { status: failure.status, headers: NO_STORE });
    }
  };
}
