import { authorize, isAllowed, type Viewer } from "@/server/platform/access";
import { AppError } from "@/server/platform/errors";
import type { AbsoluteRange } from "./contract";

/** The part of a room that panels need: which dashboards it holds and how far one may look. */
export interface Room {
  incidentId: string;
  organizationId: string;
  /** Uids, in the order of the room. */
  dashboards: readonly string[];
  /** Single panels that the room holds beside whole dashboards. */
  panels?: readonly { dashboardUid: string; panelId: number }[];
  readOnly: boolean;
  /** Set where only this span may be seen, as through a shared link. */
  range: AbsoluteRange | null;
  /** Who looks, as queries may name them; nobody through a link. */
  viewer?: { id: string; login: string; email: string } | null;
  /** Who looks may ask whatever they like, so their values need not be offered by variables. */
  mayAsk?: boolean;
  /** The link through which one looks. */
  shareLinkId?: string;
}

type FoundRoom = Omit<Room, "readOnly" | "range">;

/** How a room is found. Both reject with NOT_FOUND where it does not exist, may not be seen, has expired or was revoked. */
export interface RoomLookup {
  incident(viewer: Viewer, number: number): Promise<FoundRoom>;
  share(token: string): Promise<FoundRoom & { range: AbsoluteRange }>;
}

const INCIDENT = /^[1-9]\d{0,8}$/;
const SHARE = /^share-([\w-]{1,200})$/;

/**
 * The one door to a room's panels: an incident number for who is signed in, or `share-<token>` for a shared link.
 * A room of another organisation, an expired link and a missing room look the same.
 *
 * @throws AppError NOT_FOUND, UNAUTHENTICATED, FORBIDDEN
 */
export async function roomAccess(lookup: RoomLookup, viewer: Viewer | null, roomRef: string): Promise<Room> {
  const token = SHARE.exec(roomRef)?.[1];
  if (token) return { ...(await lookup.share(token)), readOnly: true };
  if (!viewer) throw new AppError("UNAUTHENTICATED");
  if (!INCIDENT.test(roomRef)) throw new AppError("NOT_FOUND");
  const room = await lookup.incident(viewer, Number(roomRef));
  authorize(viewer, "panel:query", room);
  return {
    ...room,
    readOnly: false,
    range: null,
    mayAsk: isAllowed(viewer, "query:adhoc", room),
    viewer: { id: viewer.userId, login: viewer.username, email: viewer.email },
  };
}
