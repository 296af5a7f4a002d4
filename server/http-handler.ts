import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { ATTACHMENT_MAX_BYTES } from "@/server/attachment/contract";
import { compressAnswer } from "@/server/platform/compress-answer";
import type { ResolvedEnv } from "@/server/platform/context";
import type { ErrorCode } from "@/server/platform/errors";
import type { Logger } from "@/server/platform/logger";
import { FIXED_HEADERS, contentSecurityPolicy } from "@/server/platform/security-headers";
import { CLIENT_ADDRESS, REQUEST_ID } from "@/server/request-context";

const BODY_MAX = 256 * 1024;
/** What takes files. */
const UPLOAD = /^\/api\/rooms\/[^/?]+\/attachments$/;
/** What other systems call: it has limits, and words for a refusal, of its own. */
const HOOK = /^\/api\/hooks\/[\w-]+\/[^/?]+(\/v2\/(change\/)?enqueue)?(\?|$)/;
const ASSETS = /^\/(_next\/(static|image|hmr)|grafana|favicon)/;

const SERVICE_WORKER = "/service-worker.js";

type Handler = (req: IncomingMessage, res: ServerResponse) => unknown;

export interface HttpHandlerOptions {
  env: ResolvedEnv;
  log: Logger;
  /** Answers the request and says so, or says false. */
  identity?: { handle(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> };
  /** Likewise, for what is asked so often that the pages' framework would cost more than the answer. */
  panels?: { handle(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> };
  /** Likewise, for what comes or goes in a long stream. */
  streams?: readonly { handle(req: IncomingMessage, res: ServerResponse): boolean | Promise<boolean> }[];
  pages: Handler;
  /** Names the build of the pages, to whoever keeps answers. */
  build?: string | null;
  /** Names the session of a request, likewise; null for none. */
  sessionMark?(req: IncomingMessage): Promise<string | null>;
}

/** Refusals made before any page or procedure sees the request. */
function refusalOf(req: IncomingMessage): { status: number; code: ErrorCode } | undefined {
  // An absolute address would make the framework act as a proxy to it.
  if (!req.url?.startsWith("/") || req.url.startsWith("//")) return { status: 400, code: "BAD_INPUT" };
  if (HOOK.test(req.url)) return undefined;
  if (req.headers["transfer-encoding"]) return { status: 411, code: "BAD_INPUT" };
  const most = UPLOAD.test(req.url) ? ATTACHMENT_MAX_BYTES : BODY_MAX;
  if (Number(req.headers["content-length"] ?? 0) > most) return { status: 413, code: "TOO_LARGE" };
  return undefined;
}

function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  { status, code }: { status: number; code: ErrorCode },
): void {
  const trpc = {
    json: { message: code, code: -32_600, data: { code, httpStatus: status, refusal: code, details: {} } },
  };
  const error = req.url?.startsWith("/api/trpc/") ? trpc : { code, message: code };
  res.writeHead(status, { "content-type": "application/json", connection: "close" });
  res.end(JSON.stringify({ error }));
}

/** The outermost layer of every request: refusals, request id, security headers, one log line. */
export function httpHandler(options: HttpHandlerOptions): Handler {
  const { env, log, identity, panels, streams = [], pages, build, sessionMark } = options;
  const development = env.NODE_ENV === "development";
  const formTargets = [new URL(env.KEYCLOAK_ISSUER).origin];
  return async (req, res) => {
    const refusal = refusalOf(req);
    const requestId = randomUUID();
    for (const [name, value] of Object.entries(FIXED_HEADERS)) res.setHeader(name, value);
    res.setHeader(REQUEST_ID, requestId);
    const path = (req.url ?? "").split("?", 1)[0] ?? "";
    if (refusal) return refuse(req, res, refusal);
    if (await identity?.handle(req, res)) return;
    Object.assign(req.headers, { [REQUEST_ID]: requestId, [CLIENT_ADDRESS]: req.socket.remoteAddress ?? "" });
    const isAsset = ASSETS.test(path);
    if (!isAsset) {
      const started = performance.now();
      res.once("close", () => {
        // A share link's path is the key to it, so paths of that kind stay out of the log.
        const shown = path.replace(/^(\/s\/|\/api\/grafana\/rooms\/share-|\/api\/hooks\/[^/]+\/)[^/]+/, "$1[token]");
        const ms = Math.round(performance.now() - started);
        log.debug({ requestId, method: req.method, path: shown, status: res.statusCode, ms }, "request");
      });
    }
    // Whatever a browser keeps of this answer for reading it offline is for this session alone.
    const mark = isAsset ? null : await sessionMark?.(req);
    if (mark) res.setHeader("x-session", mark);
    if (await panels?.handle(req, res)) return;
    for (const stream of streams) if (await stream.handle(req, res)) return;
    if (!isAsset) {
      const nonce = randomBytes(16).toString("base64");
      const policy = contentSecurityPolicy({ nonce, development, formTargets });
      res.setHeader("content-security-policy", policy);
      Object.assign(req.headers, { "x-nonce": nonce, "x-path": req.url, "content-security-policy": policy });
      if (build) res.setHeader("x-build", build);
      // A browser must always learn of a new one.
      if (path === SERVICE_WORKER) res.setHeader("cache-control", "no-cache");
      // The address of a shared page is the key to it: no other site may learn it.
      if (path.startsWith("/s/")) res.setHeader("referrer-policy", "no-referrer");
    }
    compressAnswer(req, res);
    return pages(req, res);
  };
}
