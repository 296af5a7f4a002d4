import type { RoomServer } from "@/server/adapters/socketio/room-socket";

interface EncodeOptions {
  wsPreEncodedFrame?: Buffer[];
}
interface Encoding {
  _encode?(packet: unknown, options: EncodeOptions): unknown;
}

/**
 * A broadcast's WebSocket frame is built once for all receivers, but as header and body, two writes for each of them.
 * Joined into one buffer it is one write. When socket.io changes inside, frames leave as before.
 */
export function shareFrames(io: RoomServer): void {
  const adapter = io.of("/").adapter as unknown as Encoding;
  const encode = adapter._encode?.bind(adapter);
  if (!encode) return;
  adapter._encode = (packet, options) => {
    const encoded = encode(packet, options);
    if (options.wsPreEncodedFrame) options.wsPreEncodedFrame = [Buffer.concat(options.wsPreEncodedFrame)];
    return encoded;
  };
}
