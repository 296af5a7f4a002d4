export interface AttemptLimit {
  /** Seconds to wait before another try, or 0. */
  waitSeconds(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
}

const MAX_KEYS = 10_000;

/** Counts wrong passwords per key in a window that starts with the first wrong one. */
export function attemptLimit({ attempts = 5, windowSeconds = 60, now = Date.now } = {}): AttemptLimit {
  const windows = new Map<string, { failures: number; endsAt: number }>();
  const open = (key: string) => {
    const window = windows.get(key);
    if (window && window.endsAt > now()) return window;
    windows.delete(key);
    return undefined;
  };
  return {
    waitSeconds(key) {
      const window = open(key);
      return window && window.failures >= attempts ? Math.ceil((window.endsAt - now()) / 1000) : 0;
    },
    failed(key) {
      const window = open(key) ?? { failures: 0, endsAt: now() + windowSeconds * 1000 };
      window.failures += 1;
      windows.set(key, window);
      const oldest = windows.keys().next().value;
      if (windows.size > MAX_KEYS && oldest !== undefined) windows.delete(oldest);
    },
    succeeded(key) {
      windows.delete(key);
    },
  };
}
