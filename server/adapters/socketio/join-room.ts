import { MOST_BACKLOG, type RoomIncident, type Rooms } from "@/server/adapters/socketio/rooms";
import type { RealtimeOptions } from "@/server/adapters/socketio/realtime-options";
import type { RoomSocket } from "@/server/adapters/socketio/room-socket";
import { toAppError } from "@/server/platform/errors";
import { joinInput, type JoinAnswer } from "@/server/timeline/contract";

const MOST_ROOMS = 4;
const JOINS = { most: 20, inMs: 10_000 };

export interface JoinContext {
  rooms: Rooms;
  options: Pick<RealtimeOptions, "findIncident" | "log">;
}

/** Answers a `join`, then lets the socket in. Every refusal is a code, never an exception. */
export async function joinRoom(
  { rooms, options }: JoinContext,
  socket: RoomSocket,
  input: unknown,
  answer: (answer: JoinAnswer) => void,
): Promise<void> {
  const refuse = (error: string) => answer({ ok: false, error });
  const parsed = joinInput.safeParse(input);
  if (!parsed.success) return refuse("BAD_INPUT");
  const { number, after } = parsed.data;
  const { data } = socket;
  if (!mayJoinAgain(data.joinedAt) || (data.rooms.size >= MOST_ROOMS && !data.rooms.has(number))) {
    return refuse("RATE_LIMITED");
  }
  try {
    const { id, organizationId, lastSeq } = await options.findIncident(data.viewer, number);
    if (after > lastSeq) return refuse("CONFLICT");
    if (!socket.connected || data.isClosing) return refuse("SESSION_EXPIRED");
    data.rooms.set(number, id);
    const incident: RoomIncident = { id, organizationId, lastSeq, number };
    const behind = lastSeq - after > MOST_BACKLOG;
    answer({ ok: true, lastSeq, role: data.viewer.role, behind });
    await rooms.enter(socket, incident, behind ? null : after);
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "INTERNAL") options.log.error({ err: error }, "a join failed");
    // Answering twice is harmless: the second answer to a message is not sent.
    refuse(code);
    const id = data.rooms.get(number);
    if (id === undefined) return;
    data.rooms.delete(number);
    rooms.leave(socket, id);
    socket.emit("left", { number, error: code });
  }
}

function mayJoinAgain(joinedAt: number[]): boolean {
  const now = Date.now();
  while (joinedAt[0] !== undefined && joinedAt[0] <= now - JOINS.inMs) joinedAt.shift();
  return joinedAt.push(now) <= JOINS.most;
}
