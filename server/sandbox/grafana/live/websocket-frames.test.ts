import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeWebSocketFrame, encodeWebSocketFrame, OPCODE } from "./websocket-frames";

/** As a browser sends it: with a mask. */
function masked(payload: Buffer, mask: number[]): Buffer {
  const plain = encodeWebSocketFrame(OPCODE.text, payload);
  const head = plain.subarray(0, plain.length - payload.length);
  head[1] = (head[1] ?? 0) | 0x80;
  return Buffer.concat([head, Buffer.from(mask), payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0))]);
}

describe("WebSocket frames", () => {
  const sizes = fc.oneof(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 65_530, max: 65_540 }));
  const mask = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 });

  it("come out as they went in, masked or not, whatever follows", () => {
    fc.assert(
      fc.property(sizes, mask, fc.boolean(), (size, key, isMasked) => {
        const payload = Buffer.alloc(size, "grafana ");
        const sent = isMasked ? masked(payload, key) : encodeWebSocketFrame(OPCODE.text, payload);
        const read = decodeWebSocketFrame(Buffer.concat([sent, Buffer.from("next")]));
        expect(read?.frame).toMatchObject({ opcode: OPCODE.text, final: true });
        expect(read?.frame.payload.equals(payload)).toBe(true);
        expect(read?.rest.toString()).toBe("next");
      }),
      { numRuns: 50 },
    );
  });

  it("are waited for until they are whole", () => {
    const sent = encodeWebSocketFrame(OPCODE.text, Buffer.alloc(300, "x"));
    for (const length of [0, 1, 3, 100, sent.length - 1]) {
      expect(decodeWebSocketFrame(sent.subarray(0, length))).toBeUndefined();
    }
  });
});
