import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type FaultMode = "ok" | "down" | "error500" | "slow" | "html502" | "redirect-login" | "truncated";

/** How the sandbox misbehaves. Change it at any time; it holds from the next request on. */
export interface Faults {
  mode: FaultMode;
  /** For "slow". */
  delayMs: number;
  /** Only requests whose path matches are hit; null hits all. */
  only: RegExp | null;
}

const GATEWAY_PAGE =
  "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";

/** Applies the mode before a route is called. Returns true when it has answered (or destroyed) the request. */
export async function applyFault(
  faults: Faults,
  path: string,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<boolean> {
  if (faults.only && !faults.only.test(path)) return false;
  switch (faults.mode) {
    case "down":
      response.socket?.destroy();
      return true;
    case "error500":
      response.writeHead(500, { "content-type": "application/json; charset=UTF-8" });
      response.end(JSON.stringify({ message: "Internal server error", traceID: "" }));
      return true;
    case "html502":
      response.writeHead(502, { "content-type": "text/html", server: "nginx" });
      response.end(GATEWAY_PAGE);
      return true;
    case "redirect-login":
      response.writeHead(302, { location: "/login", "content-type": "text/html; charset=utf-8" });
      response.end('<a href="/login">Found</a>.\n\n');
      return true;
    case "slow":
      await sleep(faults.delayMs, undefined, { signal }).catch(() => undefined);
      return signal.aborted;
    default:
      return false;
  }
}

/** Promises the whole body, sends half of it and cuts the line. */
export function sendTruncated(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8", "content-length": bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
