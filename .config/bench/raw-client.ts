import { type Socket, connect } from "node:net";

/** Where the bench's pages would come from. */
export const ORIGIN = "http://localhost:3000";

const HANDSHAKE = (port: number, cookie: string) =>
  [
    "GET /realtime/?EIO=4&transport=websocket HTTP/1.1",
    `host: 127.0.0.1:${port}`,
    "upgrade: websocket",
    "connection: Upgrade",
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version: 13",
    `origin: ${ORIGIN}`,
    `cookie: ${cookie}`,
    "",
    "",
  ].join("\r\n");
const SEQ = Buffer.from('"seq":');
const EMPTY: Buffer = Buffer.alloc(0);

/** A WebSocket client that does as little as possible: it must be far cheaper than the server that it measures. */
export class RawClient {
  /** The last number that came without a gap. */
  lastSeq = 0;
  gaps = 0;
  private rest = EMPTY;
  private isUpgraded = false;
  private joined: () => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    private readonly onFrame: (client: RawClient, data: Buffer, from: number, to: number) => void,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.read(this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk));
  }

  /** Connects and joins the room. */
  static open(port: number, cookie: string, onFrame: RawClient["onFrame"]): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => socket.write(HANDSHAKE(port, cookie)));
      socket.once("error", reject);
      const client = new RawClient(socket, onFrame);
      client.joined = () => resolve(client);
    });
  }

  /** Takes note of the numbers in a frame of events. */
  count(data: Buffer, from: number, to: number): void {
    const first = numberAfter(data, data.indexOf(SEQ, from) + SEQ.length);
    const last = numberAfter(data, data.lastIndexOf(SEQ, to) + SEQ.length);
    if (first > this.lastSeq + 1) this.gaps += first - this.lastSeq - 1;
    this.lastSeq = Math.max(this.lastSeq, last);
  }

  private read(data: Buffer): void {
    let at = 0;
    if (!this.isUpgraded) {
      const end = data.indexOf("\r\n\r\n");
      if (end === -1) return void (this.rest = data);
      this.isUpgraded = true;
      at = end + 4;
    }
    while (at + 2 <= data.length) {
      let length = (data[at + 1] ?? 0) & 127;
      let header = 2;
      if (length === 126) {
        if (at + 4 > data.length) break;
        length = data.readUInt16BE(at + 2);
        header = 4;
      } else if (length === 127) {
        if (at + 10 > data.length) break;
        length = Number(data.readBigUInt64BE(at + 2));
        header = 10;
      }
      const end = at + header + length;
      if (end > data.length) break;
      this.frame(data, at + header, end);
      at = end;
    }
    this.rest = at < data.length ? data.subarray(at) : EMPTY;
  }

  private frame(data: Buffer, from: number, to: number): void {
    const kind = data.toString("latin1", from, Math.min(to, from + 10));
    if (kind.startsWith('42["events')) this.onFrame(this, data, from, to);
    else if (kind.startsWith("0")) this.write("40");
    else if (kind.startsWith("2")) this.write("3");
    else if (kind.startsWith("40")) this.write('420["join",{"number":1,"after":0}]');
    else if (kind.startsWith("430")) this.joined();
  }

  /** A client's frames are masked; a mask of zeros changes nothing. */
  private write(text: string): void {
    const body = Buffer.from(text);
    this.socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]));
  }
}

function numberAfter(data: Buffer, at: number): number {
  let value = 0;
  for (let digit = (data[at] ?? 0) - 48; digit >= 0 && digit <= 9; digit = (data[++at] ?? 0) - 48)
    value = value * 10 + digit;
  return value;
}
