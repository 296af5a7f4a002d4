import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/server/platform/errors";
import type { GrafanaRequest, GrafanaResponse } from "./grafana-call";
import { sendOnce, type Caller } from "./send-once";
import { RESET_CODES, unreachable } from "./unreachable";

const RETRIES = 2;
const RETRY_STATUS = new Set([502, 503, 504]);
/** Longest that a `Retry-After` is waited for here; what is longer is told to whoever asked. */
const LONGEST_WAIT_MS = 5_000;

/** How long to wait before the same request is sent again; null where it must not be. */
function pauseBefore(error: unknown, tries: number, request: GrafanaRequest): number | null {
  const repeatable = request.reads ?? (request.method ?? "GET") === "GET";
  if (!repeatable || tries >= RETRIES) return null;
  const failure = error instanceof AppError ? error : unreachable(error);
  const { status, code, retryAfterMs } = failure.details as { status?: number; code?: string; retryAfterMs?: number };
  const asked = typeof retryAfterMs === "number" ? retryAfterMs : undefined;
  if (asked !== undefined && asked > LONGEST_WAIT_MS) return null;
  if (status === 429) return asked ?? null;
  if (!RESET_CODES.has(code ?? "") && !RETRY_STATUS.has(status ?? 0)) return null;
  return Math.max(asked ?? 0, (50 + Math.random() * 150) * (tries + 1));
}

/**
 * Sends a request, what only reads up to three times, within one deadline.
 *
 * @throws AppError GRAFANA_TIMEOUT, those of `sendOnce`, GRAFANA_UNREACHABLE; or the reason of an abort
 */
export async function sendWithRetries(
  caller: Caller,
  request: GrafanaRequest,
  timeoutMs: number,
): Promise<GrafanaResponse> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  for (let tries = 0; ; tries++) {
    try {
      return await sendOnce(caller, request, signal);
    } catch (error) {
      if (request.signal?.aborted) throw request.signal.reason;
      if (deadline.aborted) {
        const words = `Grafana took longer than ${Math.round(timeoutMs / 100) / 10} s`;
        throw new AppError("GRAFANA_TIMEOUT", words, { code: "deadline", reason: words, retryable: true, timeoutMs });
      }
      const pause = pauseBefore(error, tries, request);
      if (pause === null) throw error instanceof AppError ? error : unreachable(error);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
