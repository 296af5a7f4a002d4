import type { Dashboards } from "@/server/ports/dashboards";

/** How long a dashboard or description is used again, in milliseconds. */
const FRESH_MS = 30_000;
const MOST_ENTRIES = 500;

interface Entry {
  readAt: number;
  value: Promise<unknown>;
}

/**
 * The same port, asked at most once in 30 s for the same thing however many read it at once. A rejection is not kept.
 * One reader that goes away does not end the read for the others.
 */
export function cachedDashboards(inner: Dashboards, now: () => number = Date.now): Dashboards {
  const entries = new Map<string, Entry>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const at = now();
    const known = entries.get(key);
    if (known && at - known.readAt < FRESH_MS) return known.value as Promise<T>;
    const value = read();
    entries.delete(key);
    entries.set(key, { readAt: at, value });
    value.catch(() => {
      if (entries.get(key)?.value === value) entries.delete(key);
    });
    const oldest = entries.keys().next().value;
    if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return value;
  };
  return {
    health: (signal) => inner.health(signal),
    search: (request, signal) => inner.search(request, signal),
    describe: () => once("describe", () => inner.describe()),
    dashboard: (uid) => once(`dashboard ${uid}`, () => inner.dashboard(uid)),
  };
}
