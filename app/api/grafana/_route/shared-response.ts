import { plainBody } from "@/server/dashboard/sharing/packed-answer";
import type { SharedAnswer } from "@/server/ports/shared-metrics";

/**
 * A shared answer as it travels; `x-stale-since` (epoch milliseconds) where an earlier one stands in. Unpacked, because
 * the framework packs what it sends by itself.
 */
export async function sharedResponse(answer: SharedAnswer): Promise<Response> {
  return new Response(new Uint8Array(await plainBody(answer)), {
    status: answer.status,
    headers: {
      "content-type": "application/json",
      ...(answer.staleSince !== null && { "x-stale-since": String(answer.staleSince) }),
    },
  });
}
