import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decrypt } from "http_ece";

/** The push service of a browser's maker, on loopback: the real ones cannot be reached from here. */
export class PushService {
  /** What was sent to it, as the browser would read it. */
  readonly received: string[] = [];
  /** HTTP status of its answers. */
  status = 201;
  readonly keys: { p256dh: string; auth: string };
  private readonly browser = createECDH("prime256v1");

  private constructor(
    readonly endpoint: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {
    this.keys = { p256dh: this.browser.generateKeys("base64url"), auth: randomBytes(16).toString("base64url") };
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        if (this.status === 201) this.received.push(this.read(Buffer.concat(chunks)));
        response.writeHead(this.status).end();
      });
    });
  }

  static async open(): Promise<PushService> {
    const server = createServer();
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    return new PushService(`http://127.0.0.1:${port}/push/${randomBytes(8).toString("hex")}`, server);
  }

  private read(body: Buffer): string {
    const { auth: authSecret } = this.keys;
    return decrypt(body, { version: "aes128gcm", privateKey: this.browser, authSecret }).toString();
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
