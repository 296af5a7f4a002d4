import { type AlertChange, createAlertHistory } from "./alert-history";
import type { MetricStore } from "./metric-store";
import {
  createReleaseHistory,
  type ForcedRelease,
  type KeptReleases,
  type Release,
  type ShopCondition,
} from "./release-history";
import { type ShopAlert, shopAlerts } from "./shop-alerts";
import { createShopLogStore, type LogStore } from "./shop-log-store";
import { createShopMetricStore } from "./shop-metric-store";
import { createShopTraceStore, type TraceStore } from "./shop-trace-store";

export interface ShopOptions {
  /** Same seed, same shop. */
  seed?: number;
  now?: () => number;
  /** "hourly": a deploy at minute 18 breaks checkout and a rollback at minute 40 heals it. "manual": only forced ones. */
  incidents?: "hourly" | "manual";
  /** Where forced releases outlive the process; without it they do not. */
  kept?: KeptReleases;
}

/** A small shop whose metrics, logs, traces, releases and alerts are pure functions of seed and time, plus forced releases. */
export interface Shop {
  metrics: MetricStore;
  logs: LogStore;
  traces: TraceStore;
  now(): number;
  condition(timeMs?: number): ShopCondition;
  releases(fromMs: number, toMs: number): Release[];
  alerts(timeMs?: number): ShopAlert[];
  /** Changes of the alerts' states, oldest first; nothing of the future. */
  alertChanges(fromMs: number, toMs: number): AlertChange[];
  /** The next release that happens by itself. */
  nextRelease(): ForcedRelease | null;
  /** Deploys the bad version of checkout now. Returns false when it is running already. */
  deploy(): boolean;
  /** Rolls checkout back now. Returns false when the good version is running already. */
  rollback(): boolean;
}

export function createShop(options: ShopOptions = {}): Shop {
  const seed = options.seed ?? 20_261;
  const now = options.now ?? Date.now;
  const cycle = (options.incidents ?? "hourly") === "hourly";
  const releases = createReleaseHistory({ seed, cycle, ...(options.kept && { kept: options.kept }) });
  const alertHistory = createAlertHistory(releases);
  return {
    metrics: createShopMetricStore({ seed, releases, now }),
    logs: createShopLogStore({ seed, releases, now }),
    traces: createShopTraceStore({ seed, releases, now }),
    now,
    condition: (time = now()) => releases.condition(time),
    releases: (from, to) => releases.between(from, Math.min(to, now())),
    alerts: (time = now()) => shopAlerts(releases, time),
    alertChanges: (from, to) => alertHistory(from, Math.min(to, now())),
    nextRelease: () => releases.next(now()),
    deploy: () => releases.force("deploy", now()),
    rollback: () => releases.force("rollback", now()),
  };
}
