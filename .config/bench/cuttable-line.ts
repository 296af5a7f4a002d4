import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A port that passes everything on to another one, until it is cut: then all of it is gone at once, in mid-frame. */
export class CuttableLine {
  private readonly open = new Set<Socket>();
  private isCut = false;
  private readonly server: Server;

  private constructor(private readonly target: number) {
    this.server = createServer((socket) => this.pass(socket));
  }

  static async open(target: number): Promise<CuttableLine> {
    const line = new CuttableLine(target);
    await new Promise<void>((done) => line.server.listen(0, "127.0.0.1", done));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isCut = false;
  }

  private pass(near: Socket): void {
    if (this.isCut) return void near.destroy();
    const far = connect(this.target, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        this.open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
