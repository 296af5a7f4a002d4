import { authorize, type Permission } from "@/server/platform/access";
import type { Context } from "@/server/platform/context";
import { AppError, toAppError, type ErrorCode } from "@/server/platform/errors";
import type { Limited } from "@/server/platform/rate-limits";
import { panelPorts, type SharedPorts } from "./panel-ports";
import { roomAccess, type Room } from "./room-access";
import { roomLookup } from "./room-lookup";

/** What is asked at the door of a room. */
export interface Asked {
  /** An incident number or `share-<token>`. */
  room: string;
  /** What is asked for, in short, as refusals tell it; to be made more exact as it becomes known. */
  subject: string;
  /** Counts against this limit; reads of panels unless told. */
  limit?: Limited;
  /** Needed beside seeing the room's panels; nobody has it through a shared link. */
  permission?: Permission;
}

const REFUSALS = new Set<ErrorCode>([
  "BAD_INPUT",
  "FORBIDDEN",
  "NOT_FOUND",
  "PANEL_NOT_IN_ROOM",
  "RATE_LIMITED",
  "TOO_LARGE",
]);

function reasonOf({ code, details }: AppError): string {
  if (typeof details.reason === "string") {
    return details.subject === undefined ? details.reason : `${details.reason} ${String(details.subject)}`;
  }
  if (Array.isArray(details.fields)) {
    return `input ${(details.fields as { path: string }[]).map(({ path }) => path).join(" ")}`;
  }
  return code === "FORBIDDEN" && typeof details.permission === "string" ? `needs ${details.permission}` : "";
}

function noteRefusal({ services, viewer, requestId }: Context, asked: Asked, room: Room | null, error: AppError): void {
  if (!REFUSALS.has(error.code)) return;
  const organizationId = room?.organizationId ?? viewer?.organizationId;
  const refusal = { code: error.code, reason: reasonOf(error), subject: asked.subject };
  const who = { userId: viewer?.userId ?? null, shareLinkId: room?.shareLinkId ?? null };
  services.log.warn({ requestId, organizationId, incidentId: room?.incidentId, ...who, ...refusal }, "read refused");
  if (!organizationId) return;
  const asker = room?.shareLinkId ? { ...who, userId: null } : who;
  services.refusals.note({ organizationId, incidentId: room?.incidentId ?? null, ...asker, ...refusal });
}

/**
 * Everything that asks Grafana for a room comes through here: who asks, how often, whether they may see the room; and
 * what is refused is written down. `handle` may be called twice: a second time when the room was not up to date.
 *
 * @throws AppError UNAUTHENTICATED, NOT_FOUND, FORBIDDEN, RATE_LIMITED, and what `handle` rejects with
 */
export async function throughDoor<T>(
  context: Context,
  asked: Asked,
  handle: (room: Room, ports: SharedPorts) => Promise<T>,
): Promise<T> {
  const { services, viewer } = context;
  const { limit = "panel", permission } = asked;
  let room: Room | null = null;
  const enter = async (isFresh: boolean): Promise<T> => {
    room = await roomAccess(roomLookup(context, { isFresh }), viewer, asked.room);
    if (!isFresh) {
      await (room.shareLinkId
        ? services.limits.take("share", room.shareLinkId)
        : services.limits.take(limit, viewer?.userId ?? ""));
    }
    if (permission) {
      if (room.shareLinkId || !viewer) throw new AppError("FORBIDDEN", undefined, { permission });
      authorize(viewer, permission, room);
    }
    const seenBy = viewer && !room.readOnly ? { id: viewer.userId, login: viewer.username, email: viewer.email } : null;
    return handle({ ...room, viewer: seenBy }, panelPorts(services, room));
  };
  try {
    return await enter(false).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "PANEL_NOT_IN_ROOM") return enter(true);
      throw error;
    });
  } catch (error) {
    noteRefusal(context, asked, room, toAppError(error));
    throw error;
  }
}
