import type { RoomSocket } from "@/server/adapters/socketio/room-socket";
import { isAllowed } from "@/server/platform/access";
import { typingInput } from "@/server/timeline/contract";

const SOONEST_MS = 1_000;

/** Tells the others in a room that somebody writes. Worth nothing a moment later, so it is dropped when in the way. */
export function relayTyping(socket: RoomSocket, input: unknown): void {
  const parsed = typingInput.safeParse(input);
  const { viewer, rooms, typedAt } = socket.data;
  const incidentId = parsed.success ? rooms.get(parsed.data.number) : undefined;
  const now = Date.now();
  if (!parsed.success || incidentId === undefined || now - typedAt < SOONEST_MS) return;
  if (!socket.rooms.has(incidentId) || !isAllowed(viewer, "timeline:post")) return;
  socket.data.typedAt = now;
  const person = { id: viewer.userId, name: viewer.name };
  socket.volatile.to(incidentId).emit("typing", { number: parsed.data.number, person });
}
