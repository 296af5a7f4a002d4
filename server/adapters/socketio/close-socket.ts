import type { RoomSocket } from "@/server/adapters/socketio/room-socket";

const LAST_WORDS_MS = 200;

/** What is below a connection: a WebSocket when it has been upgraded, else nothing to cut. */
interface Cuttable {
  socket?: { terminate?(): void };
}

/**
 * Ends a connection and says why. From here on it is in no room; whoever does not read the farewell is cut off.
 * Returns false when that is under way already.
 */
export function closeSocket(socket: RoomSocket, error: string): boolean {
  if (socket.data.isClosing) return false;
  socket.data.isClosing = true;
  for (const room of socket.rooms) void socket.leave(room);
  socket.emit("closing", { error });
  setTimeout(() => {
    const { conn } = socket;
    const transport = conn.transport as unknown as Cuttable;
    socket.disconnect();
    conn.close(true);
    transport.socket?.terminate?.();
  }, LAST_WORDS_MS).unref();
  return true;
}
