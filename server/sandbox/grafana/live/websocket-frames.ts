/** A frame of the WebSocket protocol (RFC 6455) after unmasking. */
export interface WebSocketFrame {
  opcode: number;
  final: boolean;
  payload: Buffer;
}

export const OPCODE = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

const MASK_BYTES = 4;

/** An unmasked final frame, as servers send them. */
export function encodeWebSocketFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = 0x80 | opcode;
  if (length < 126) head[1] = length;
  else if (length < 65_536) {
    head[1] = 126;
    head.writeUInt16BE(length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** Takes the first whole frame off a buffer; nothing while it is not all there. */
export function decodeWebSocketFrame(data: Buffer): { frame: WebSocketFrame; rest: Buffer } | undefined {
  const [first, second] = data;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + extended + (masked ? MASK_BYTES : 0);
  if (data.length < start) return undefined;
  const length = extended === 2 ? data.readUInt16BE(2) : extended === 8 ? Number(data.readBigUInt64BE(2)) : short;
  if (data.length < start + length) return undefined;
  const payload = Buffer.from(data.subarray(start, start + length));
  if (masked) for (let i = 0; i < length; i++) payload[i]! ^= data[start - MASK_BYTES + (i % MASK_BYTES)]!;
  return {
    frame: { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload },
    rest: data.subarray(start + length),
  };
}
