import { createECDH, randomBytes } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { decrypt } from "http_ece";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface TestPushService {
  /** What a browser of this service tells the server, for an address at it. */
  browser(path?: string): { endpoint: string; p256dh: string; auth: string };
  readonly origin: string;
  readonly received: Received[];
  /** How it answers from now on. */
  answer: (res: ServerResponse) => void;
  /** What that browser reads. */
  read(body: Buffer | undefined): string;
  close(): void;
}

/** A push service on loopback, and a browser that is subscribed there. */
export async function startTestPushService(tls?: { cert: string; key: string }): Promise<TestPushService> {
  const key = createECDH("prime256v1");
  const p256dh = key.generateKeys("base64url");
  const auth = randomBytes(16).toString("base64url");
  const listen: RequestListener = (req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      service.received.push({ path: req.url ?? "", headers: req.headers, body: Buffer.concat(chunks) });
      service.answer(res);
    });
  };
  const server: Server = tls ? createSecureServer(tls, listen) : createServer(listen);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  // Its certificate is for the name.
  const origin = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  const service: TestPushService = {
    origin,
    received: [],
    answer: (res) => void res.writeHead(201).end(),
    browser: (path = "/push/abc") => ({ endpoint: `${origin}${path}`, p256dh, auth }),
    read: (body = Buffer.alloc(0)) =>
      decrypt(body, { version: "aes128gcm", privateKey: key, authSecret: auth }).toString(),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return service;
}
