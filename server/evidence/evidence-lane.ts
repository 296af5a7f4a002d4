import type { IncomingMessage, ServerResponse } from "node:http";
import { throughDoor } from "@/server/dashboard/through-door";
import { answerRefusal } from "@/server/platform/answer-refusal";
import type { Context } from "@/server/platform/context";
import { openEvidence } from "./open-evidence";

const DOCUMENT = /^\/api\/grafana\/rooms\/([^/?]+)\/evidence\/([\w-]+)(?:\?|$)/;

/** A document never changes. Another person in the same browser brings another cookie, and so asks anew. */
const HEADERS = {
  "content-type": "application/json",
  "cache-control": "private, max-age=31536000, immutable",
  vary: "accept-encoding, cookie",
};

export interface EvidenceLaneOptions {
  /** Who asks. */
  contextOf(req: IncomingMessage): Promise<Context>;
}

/**
 * Answers `GET /api/grafana/rooms/:room/evidence/:id` with the bytes as they are kept, packed with Brotli, which the
 * page framework would pack a second time. `etag` is the SHA-256 of the document.
 */
export function evidenceLane({ contextOf }: EvidenceLaneOptions) {
  async function answer(context: Context, req: IncomingMessage, res: ServerResponse, room: string, id: string) {
    const { etag, packed, plain } = await throughDoor(context, { room, subject: `evidence ${id}` }, (held) =>
      openEvidence(context.services, held, id),
    );
    const headers = { ...HEADERS, etag };
    if (req.headers["if-none-match"] === etag) return res.writeHead(304, headers).end();
    const takesPacked = /\bbr\b/.test(req.headers["accept-encoding"] ?? "");
    const body = takesPacked ? packed : plain;
    const encoding = takesPacked ? { "content-encoding": "br" } : {};
    return res.writeHead(200, { ...headers, ...encoding, "content-length": body.byteLength }).end(body);
  }

  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const [, room, id] = (req.method === "GET" && DOCUMENT.exec(req.url ?? "")) || [];
      if (!room || !id) return false;
      const context = await contextOf(req);
      await answer(context, req, res, room, id).catch((error: unknown) =>
        answerRefusal(res, error, context.services.log),
      );
      return true;
    },
  };
}
