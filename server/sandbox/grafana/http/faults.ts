import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { json, type Reply, unauthorized } from "./reply";

/** Answers that are no data, or not in time. */
type WireFault =
  | "down"
  | "error500"
  | "slow"
  | "hang"
  | "html502"
  | "redirect-login"
  | "truncated"
  | "rate-limited"
  | "revoked";

/** Answers of `/api/ds/query` that are data, but not what one hopes for. */
export type DataFault = "oversized" | "not-a-number" | "only-nulls" | "many-series" | "many-points";

export type FaultMode = "ok" | WireFault | DataFault;

export interface Fault {
  mode: FaultMode;
  /** Only requests whose path matches are hit; null hits all. */
  only: RegExp | null;
  /** For "slow". */
  delayMs: number;
  /** How many more requests it hits; without a number all. */
  remaining?: number;
  /** For "rate-limited"; without it no `Retry-After` is sent. */
  retryAfterSeconds?: number;
  /** For "oversized": size of the frame. */
  megabytes?: number;
}

/** How the sandbox misbehaves. Change it at any time; it holds from the next request on. */
export interface Faults extends Fault {
  /** Tried in their order before the fault that this object itself is; the first that fits is the one. */
  rules: Fault[];
}

export const noFaults = (): Faults => ({ mode: "ok", delayMs: 1_000, only: null, rules: [] });

const GATEWAY_PAGE =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";

/** The fault that hits a request, which counts as one of its hits. */
export function takeFault(faults: Faults, path: string): Fault | undefined {
  const found = [...faults.rules, faults].find(
    (fault) => fault.mode !== "ok" && fault.remaining !== 0 && (!fault.only || fault.only.test(path)),
  );
  if (found?.remaining !== undefined) found.remaining -= 1;
  return found;
}

/** Applies a fault before a route is called. True when it has answered or destroyed the request, or holds it for ever. */
export async function applyFault(
  fault: Fault,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<Reply | boolean> {
  switch (fault.mode) {
    case "down":
      response.socket?.resetAndDestroy();
      return true;
    case "hang":
      await new Promise((resolve) => {
        signal.addEventListener("abort", resolve);
      });
      return true;
    case "slow":
      await sleep(fault.delayMs, undefined, { signal }).catch(() => undefined);
      return signal.aborted;
    case "error500":
      return json({ message: "Internal server error", traceID: "" }, 500);
    case "html502":
      return { status: 502, html: GATEWAY_PAGE, headers: { server: "nginx" } };
    case "redirect-login":
      return { status: 302, html: '<a href="/login">Found</a>.\n\n', headers: { location: "/login" } };
    case "rate-limited": {
      const { retryAfterSeconds: seconds } = fault;
      return json(
        { message: "Too many requests" },
        429,
        seconds === undefined ? {} : { "retry-after": String(seconds) },
      );
    }
    case "revoked":
      return unauthorized("api-key.revoked", "Revoked API key");
    default:
      return false;
  }
}

/** Promises the whole body, sends half of it and cuts the line. */
export function sendTruncated(response: ServerResponse, status: number, body: Uint8Array): void {
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", "content-length": body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}
