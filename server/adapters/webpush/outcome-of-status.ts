import type { PushOutcome } from "@/server/ports/push-sender";

const RETRY_MOST_MS = 24 * 3_600_000;

/** What a push service's answer means (RFC 8030, section 8). `retryAfter` is seconds or a date (RFC 9110, section 10.2.3). */
export function outcomeOfStatus(status: number, retryAfter: string | string[] | undefined, now: number): PushOutcome {
  if (status >= 200 && status < 300) return { state: "taken" };
  if (status === 404 || status === 410) return { state: "gone" };
  if (status === 413) return { state: "too-large" };
  if (status === 429 || status === 408 || status >= 500)
    return { state: "later", afterMs: msOf(retryAfter, now), reason: String(status) };
  return { state: "refused", reason: String(status) };
}

function msOf(retryAfter: string | string[] | undefined, now: number): number | null {
  const [text = ""] = [retryAfter ?? []].flat();
  const ms = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1_000 : Date.parse(text) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_MOST_MS) : null;
}
