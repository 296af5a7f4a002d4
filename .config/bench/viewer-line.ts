import { type Socket, connect } from "node:net";

const HEAD_END = Buffer.from("\r\n\r\n");
const EMPTY: Buffer = Buffer.alloc(0);

export interface LineAnswer {
  status: number;
  bytes: number;
}

/** One viewer's connection: a request at a time, answers with a content-length, nothing unpacked. */
export class ViewerLine {
  private received = EMPTY;
  private answered: ((answer: LineAnswer) => void) | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly head: string,
  ) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.read(chunk));
    socket.on("close", () => this.answered?.({ status: 0, bytes: 0 }));
  }

  static open(port: number, path: string, cookie: string): Promise<ViewerLine> {
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: 127.0.0.1:${port}`,
      `cookie: ${cookie}`,
      "content-type: application/json",
      "accept-encoding: gzip",
      "content-length: ",
    ].join("\r\n");
    return new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1", () => resolve(new ViewerLine(socket, head)));
      socket.once("error", reject);
    });
  }

  ask(body: string): Promise<LineAnswer> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(`${this.head}${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length > 0 ? Buffer.concat([this.received, chunk]) : chunk;
    const end = this.received.indexOf(HEAD_END);
    if (end === -1) return;
    const head = this.received.toString("latin1", 0, end);
    const bytes = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
    if (this.received.length < end + HEAD_END.length + bytes) return;
    this.received = EMPTY;
    this.answered?.({ status: Number(head.slice(9, 12)), bytes });
  }
}
