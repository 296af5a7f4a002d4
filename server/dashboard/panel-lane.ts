import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "@/server/platform/context";
import { AppError, toAppError } from "@/server/platform/errors";
import type { Logger } from "@/server/platform/logger";
import type { SharedAnswer } from "@/server/ports/shared-metrics";
import { accept } from "./accept";
import { answerDashboard } from "./answer-dashboard";
import { answerPanelQuery } from "./answer-panel-query";
import { MAX_BODY_BYTES, panelQueryInput, type PanelRouteError } from "./contract";
import type { SharedPorts } from "./panel-ports";
import type { Room } from "./room-access";
import { plainBody } from "./sharing/packed-answer";
import { throughDoor, type Asked } from "./through-door";

const QUERY = /^\/api\/grafana\/rooms\/([^/?]+)\/query(?:\?|$)/;
const DASHBOARD = /^\/api\/grafana\/rooms\/([^/?]+)\/dashboards\/([^/?]+)(?:\?|$)/;

async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new AppError("TOO_LARGE");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  } catch {
    throw new AppError("BAD_INPUT", "The body is not JSON");
  }
}

function decoded(part = ""): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export interface PanelLaneOptions {
  log: Logger;
  /** Who asks. */
  contextOf(req: IncomingMessage): Promise<Context>;
}

type Handle = (room: Room, ports: SharedPorts, asked: Asked, signal: AbortSignal) => Promise<SharedAnswer>;

/** The data of one stored panel: Grafana's status and `{results}`. */
async function panelQuery(req: IncomingMessage): Promise<Handle> {
  const input = await readJson(req).then(
    (body) => ({ body }),
    (error: unknown) => ({ error }),
  );
  return async (room, ports, asked, signal) => {
    if ("error" in input) throw input.error;
    const query = accept(panelQueryInput, input.body);
    asked.subject = `query ${query.dashboardUid}/${query.panelId}`;
    return answerPanelQuery(ports, room, query, signal);
  };
}

/**
 * Answers `POST /api/grafana/rooms/:room/query` and `GET …/dashboards/:uid` before the page framework sees the request:
 * that alone costs 650 µs of CPU, and a shared answer 200. `x-stale-since` (epoch milliseconds) says where an earlier
 * answer stands in for one that failed.
 */
export function panelLane({ log, contextOf }: PanelLaneOptions) {
  async function answer(
    req: IncomingMessage,
    res: ServerResponse,
    asked: Asked,
    prepare: () => Handle | Promise<Handle>,
  ): Promise<void> {
    const left = new AbortController();
    res.once("close", () => res.writableFinished || left.abort());
    const context = await contextOf(req);
    const handle = await prepare();
    const found = await throughDoor(context, asked, (room, ports) => handle(room, ports, asked, left.signal));
    const takesZip = /\bgzip\b/.test(req.headers["accept-encoding"] ?? "");
    const body = found.isZipped && !takesZip ? await plainBody(found) : found.body;
    res.writeHead(found.status, {
      "content-type": "application/json",
      "content-length": body.byteLength,
      "cache-control": "no-store",
      vary: "accept-encoding",
      ...(found.isZipped && takesZip && { "content-encoding": "gzip" }),
      ...(found.staleSince !== null && { "x-stale-since": String(found.staleSince) }),
    });
    res.end(body);
  }

  function refuse(res: ServerResponse, error: unknown): void {
    if (res.destroyed || res.headersSent) return void res.destroy();
    const { code, message, details, status } = toAppError(error);
    if (code === "INTERNAL") log.error({ err: error, requestId: res.getHeader("x-request-id") }, "panel query failed");
    const told: PanelRouteError = { error: { code, message, details } };
    const body = Buffer.from(JSON.stringify(told));
    const seconds = Math.ceil(Number(details.retryAfterMs) / 1_000);
    res.writeHead(status, {
      "content-type": "application/json",
      "content-length": body.byteLength,
      "cache-control": "no-store",
      ...(code === "RATE_LIMITED" && { "retry-after": String(seconds) }),
    });
    res.end(body);
  }

  return {
    /** Answers the request and says so, or says false. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
      const query = req.method === "POST" ? QUERY.exec(req.url ?? "") : null;
      const dashboard = req.method === "GET" ? DASHBOARD.exec(req.url ?? "") : null;
      const room = decoded((query ?? dashboard)?.[1]);
      if (!room) return false;
      const uid = decoded(dashboard?.[2]);
      const answered = query
        ? answer(req, res, { room, subject: "query" }, () => panelQuery(req))
        : answer(
            req,
            res,
            { room, subject: `dashboards ${uid}` },
            () => (held, ports, _asked, signal) => answerDashboard(ports, held, uid, signal),
          );
      await answered.catch((error: unknown) => refuse(res, error));
      return true;
    },
  };
}
