import type { LookMessage, RoomSocket } from "@/server/adapters/socketio/room-socket";
import { isAllowed } from "@/server/platform/access";
import { askLookInput, lookInput } from "@/server/timeline/contract/look";

/** Least time between two of one page. */
const SOONEST_MS: Record<LookMessage, number> = { look: 240, "ask-look": 500, "look-here": 5_000 };

/**
 * Passes on what somebody sees, and who wants to see it, to those who are in the room. What is seen is worth nothing a
 * moment later, so it is dropped when in the way. Calling everybody is for those who may write.
 */
export function relayLook(socket: RoomSocket, message: LookMessage, input: unknown): void {
  const { viewer, rooms, lookedAt } = socket.data;
  const parsed = (message === "ask-look" ? askLookInput : lookInput).safeParse(input);
  const incidentId = parsed.success ? rooms.get(parsed.data.number) : undefined;
  const now = Date.now();
  if (!parsed.success || incidentId === undefined || now - (lookedAt[message] ?? 0) < SOONEST_MS[message]) return;
  if (!socket.rooms.has(incidentId) || !isAllowed(viewer, message === "look-here" ? "timeline:post" : "timeline:read"))
    return;
  lookedAt[message] = now;
  const person = { id: viewer.userId, name: viewer.name };
  const others = (message === "look" ? socket.volatile : socket).to(incidentId);
  const { number } = parsed.data;
  if ("userId" in parsed.data) others.emit("look-asked", { number, person, userId: parsed.data.userId });
  else others.emit(message === "look-here" ? "look-here" : "look", { number, person, look: parsed.data.look });
}
