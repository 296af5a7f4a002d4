import type { IncomingMessage, ServerResponse } from "node:http";
import type { Counters } from "@/server/platform/counters";

const PATH = "/api/metrics";
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * `GET /api/metrics` gives this process' counters to a Prometheus on the same machine. A call that came through a proxy,
 * or from elsewhere, is told nothing.
 */
export function countersLane({ counters }: { counters: Counters }) {
  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      if ((req.url ?? "").split("?", 1)[0] !== PATH || req.method !== "GET") return false;
      const isNear = LOOPBACK.test(req.socket.remoteAddress ?? "");
      if (!isNear || req.headers.forwarded || req.headers["x-forwarded-for"]) {
        res.writeHead(404).end();
        return true;
      }
      res.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" });
      res.end(counters.text());
      return true;
    },
  };
}
