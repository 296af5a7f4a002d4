import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { authenticate } from "../http/authenticate";
import type { Identity } from "../http/service-account-tokens";
import { createLiveSession } from "./live-session";
import type { LiveStream } from "./live-streams";
import { decodeWebSocketFrame, encodeWebSocketFrame, OPCODE } from "./websocket-frames";

interface Setup {
  identities: ReadonlyMap<string, Identity>;
  streams: Readonly<Record<string, LiveStream>>;
  /** First part of every channel. */
  prefix: string;
  subPath: string;
  now: () => number;
}

const KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const MAX_MESSAGE = 65_536;

function refuse(socket: Duplex, status: string, body: unknown): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/plain" : "application/json";
  const head = [`HTTP/1.1 ${status}`, `content-type: ${type}`, `content-length: ${Buffer.byteLength(text)}`];
  socket.end([...head, "connection: close", "", text].join("\r\n"));
}

/** Answers the upgrade of `/api/live/ws`: for those who are known, and from no foreign page. */
export function acceptLive(setup: Setup, request: IncomingMessage, socket: Duplex): void {
  const url = new URL(request.url ?? "/", "http://sandbox");
  const key = request.headers["sec-websocket-key"];
  const origin = request.headers.origin;
  if (url.pathname !== `${setup.subPath}/api/live/ws` || !key) return refuse(socket, "404 Not Found", "Not found\n");
  const identity = authenticate(request.headers, url, setup.identities);
  if ("status" in identity) return refuse(socket, "401 Unauthorized", identity.json);
  if (origin !== undefined && new URL(origin).host !== request.headers.host) {
    return refuse(socket, "403 Forbidden", "Forbidden\n");
  }
  const accept = createHash("sha1").update(`${key}${KEY_SUFFIX}`).digest("base64");
  const head = ["HTTP/1.1 101 Switching Protocols", "upgrade: websocket", "connection: Upgrade"];
  socket.write([...head, `sec-websocket-accept: ${accept}`, "", ""].join("\r\n"));
  talk(setup, identity, socket);
}

function talk({ streams, prefix, now }: Setup, identity: Identity, socket: Duplex): void {
  const sendFrame = (opcode: number, payload: Buffer) => {
    if (!socket.destroyed) socket.write(encodeWebSocketFrame(opcode, payload));
  };
  function close(code: number, reason: string): void {
    const status = Buffer.alloc(2);
    status.writeUInt16BE(code);
    sendFrame(OPCODE.close, Buffer.concat([status, Buffer.from(reason)]));
    socket.end();
  }
  const session = createLiveSession({
    identity,
    streams,
    prefix,
    now,
    send: (message) => sendFrame(OPCODE.text, Buffer.from(JSON.stringify(message))),
    close,
  });
  let waiting: Buffer = Buffer.alloc(0);
  socket.on("data", (data: Buffer) => {
    waiting = Buffer.concat([waiting, data]);
    for (let read = decodeWebSocketFrame(waiting); read; read = decodeWebSocketFrame(waiting)) {
      waiting = read.rest;
      const { opcode, payload } = read.frame;
      if (opcode === OPCODE.close) close(1000, "");
      else if (opcode === OPCODE.ping) sendFrame(OPCODE.pong, payload);
      else if (opcode === OPCODE.text) session.receive(payload.toString("utf8"));
    }
    if (waiting.length > MAX_MESSAGE) close(1009, "message too large");
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", () => session.end());
}
