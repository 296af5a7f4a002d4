import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Lane {
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}

/** Serves one lane on loopback; what it does not answer is a 404 without a body. */
export async function serveLane(lane: Lane): Promise<{ url: string; close(): void }> {
  const server = createServer(
    (req, res) => void lane.handle(req, res).then((handled) => handled || res.writeHead(404).end()),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
