import { closeSocket } from "@/server/adapters/socketio/close-socket";
import type { RoomServer, RoomSocket } from "@/server/adapters/socketio/room-socket";

const MOST_WAITING_BYTES = 1024 * 1024;

interface Buffers {
  writeBuffer?: { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount?: number } };
}

/** Bytes that wait for this reader, in our queue and in the socket's. */
export function waitingBytes(socket: RoomSocket): number {
  const { writeBuffer = [], transport } = socket.conn as unknown as Buffers;
  return writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), transport.socket?.bufferedAmount ?? 0);
}

/** Disconnects those for whom too much waits; returns how many. They come back and read on from where they were. */
export function dropSlowReaders(io: RoomServer): number {
  let dropped = 0;
  for (const socket of io.of("/").sockets.values()) {
    if (waitingBytes(socket) > MOST_WAITING_BYTES && closeSocket(socket, "TOO_MANY_PENDING")) dropped += 1;
  }
  return dropped;
}
