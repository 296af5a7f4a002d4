import type { IncomingMessage, ServerResponse } from "node:http";

const BODY = JSON.stringify({ error: "FOREIGN_ORIGIN" });

/**
 * Refuses handshakes, polls and upgrades that another site's page makes. An upgrade must name its origin; a poll of
 * the page's own site carries none.
 */
export function guardOrigin(allowedOrigins: readonly string[]) {
  const allowed = new Set(allowedOrigins);
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { origin, upgrade } = request.headers;
    if (origin === undefined ? !upgrade : allowed.has(origin)) return next();
    if (!upgrade) {
      response.writeHead(403, { "content-type": "application/json" });
      response.end(BODY);
      return;
    }
    const { socket } = request;
    socket.on("error", () => socket.destroy());
    socket.end(
      `HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`,
    );
  };
}
