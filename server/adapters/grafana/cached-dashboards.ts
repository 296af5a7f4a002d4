import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { AppError, type ErrorCode } from "@/server/platform/errors";
import type { Dashboards } from "@/server/ports/dashboards";

/** How long a dashboard or description is used again, in milliseconds. */
const FRESH_MS = 30_000;
/** How long it is used after that while Grafana does not answer: a room must open while its Grafana is down. */
const STALE_MS = 30 * 60_000;
/** A reader who could have what was read before does not wait longer for what is new. */
const PATIENCE_MS = 2_000;
const MOST_ENTRIES = 200;
const AWAY: ReadonlySet<ErrorCode> = new Set(["GRAFANA_UNREACHABLE", "GRAFANA_TIMEOUT"]);

interface Entry {
  readAt: number;
  value: Promise<unknown>;
  /** The last that was read, and when. */
  good?: { at: number; value: unknown };
}

/** The value, or after a while what was there before it. */
async function sooner<T>(value: Promise<T>, before: T): Promise<T> {
  const late = new AbortController();
  const waited = sleep(PATIENCE_MS, before, { signal: late.signal, ref: false }).catch(() => before);
  return Promise.race([value, waited]).finally(() => late.abort());
}

const isAway = (error: unknown): boolean => error instanceof AppError && AWAY.has(error.code);

/**
 * The same port, asked at most once in 30 s for the same thing however many read it at once. A rejection is not kept.
 * While Grafana does not answer, what was read in the last half hour stands. One reader that goes away does not end the read for the others. What has not changed stays the same object, so that
 * what was made from it can be kept with it.
 */
export function cachedDashboards(inner: Dashboards, now: () => number = Date.now): Dashboards {
  const entries = new Map<string, Entry>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const at = now();
    const known = entries.get(key);
    if (known && at - known.readAt < FRESH_MS) return known.value as Promise<T>;
    const good = known?.good;
    const value = read().then(
      (next) => {
        const kept = isDeepStrictEqual(good?.value, next) ? (good?.value as T) : next;
        entry.good = { at, value: kept };
        return kept;
      },
      (error: unknown) => {
        if (entries.get(key) === entry) entries.delete(key);
        if (!good || !isAway(error) || at - good.at > STALE_MS) throw error;
        // Not kept as fresh: the next reader asks again.
        entries.set(key, { ...entry, readAt: 0, good });
        return good.value as T;
      },
    );
    const entry: Entry = { readAt: at, value, good };
    entries.delete(key);
    entries.set(key, entry);
    const oldest = entries.keys().next().value;
    if (entries.size > MOST_ENTRIES && oldest !== undefined) entries.delete(oldest);
    return good && at - good.at <= STALE_MS ? sooner(value, good.value as T) : value;
  };
  return {
    health: (signal) => inner.health(signal),
    search: (request, signal) => inner.search(request, signal),
    folders: (parentUid, signal) => inner.folders(parentUid, signal),
    describe: () => once("describe", () => inner.describe()),
    dashboard: (uid) => once(`dashboard ${uid}`, () => inner.dashboard(uid)),
  };
}
