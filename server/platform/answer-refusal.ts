import type { ServerResponse } from "node:http";
import { toAppError } from "@/server/platform/errors";
import type { Logger } from "@/server/platform/logger";

/**
 * Answers with the closed code of what was thrown, as every route does: `{error: {code, message, details}}`. Where an
 * answer has begun already it is cut, so that nobody takes it for whole.
 */
export function answerRefusal(res: ServerResponse, error: unknown, log: Logger): void {
  const { code, message, details, status } = toAppError(error);
  const requestId = res.getHeader("x-request-id");
  if (code === "INTERNAL" || code === "STORAGE_UNAVAILABLE") log.error({ err: error, requestId }, "request failed");
  if (res.destroyed || res.headersSent) return void res.destroy();
  const body = Buffer.from(JSON.stringify({ error: { code, message, details } }));
  const seconds = Math.ceil(Number(details.retryAfterMs) / 1_000);
  res.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.byteLength,
    "cache-control": "no-store",
    ...(code === "RATE_LIMITED" && { "retry-after": String(seconds) }),
  });
  res.end(body);
}
