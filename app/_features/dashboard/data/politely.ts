/** A pause that is longer than this is a failure to be told, not a wait. */
const LONGEST_MS = 15_000;
const MOST_TRIES = 3;
const JITTER_MS = 1_000;

let pausedUntil = 0;

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", leave);
      resolve();
    }, ms);
    signal?.addEventListener("abort", leave, { once: true });
  });
}

/**
 * Sends a request. When the server says that it was too much at once, this page holds back everything for as long as
 * the server asks, and then tries again, not everything at the same moment.
 */
export async function politely(send: () => Promise<Response>, signal?: AbortSignal): Promise<Response> {
  for (let tries = 1; ; tries++) {
    await pause(pausedUntil - Date.now(), signal);
    const response = await send();
    if (response.status !== 429 || tries >= MOST_TRIES) return response;
    const askedMs = Number(response.headers.get("retry-after") ?? 1) * 1_000;
    if (!(askedMs <= LONGEST_MS)) return response;
    pausedUntil = Math.max(pausedUntil, Date.now() + askedMs);
    await pause(pausedUntil - Date.now() + Math.random() * JITTER_MS, signal);
  }
}
