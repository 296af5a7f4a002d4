import type { MetricDefinition } from "./metric-definition";
import { DATABASE_MAX_CONNECTIONS, LATENCY_BUCKETS, SHOP_SERVICES } from "./service-catalogue";
import { smoothNoise } from "./smooth-noise";

/** The database has no HTTP of its own: it is seen through its exporter. */
export function databaseMetrics(seed: number): MetricDefinition[] {
  const database = SHOP_SERVICES.find((service) => service.name === "database");
  if (!database) return [];
  const base = { job: "shop", service: "database", instance: database.instances[0] ?? "" };
  const make = (
    name: string,
    kind: MetricDefinition["kind"],
    more: Record<string, string>,
    at: MetricDefinition["at"],
  ): MetricDefinition => ({
    labels: { __name__: name, ...base, ...more },
    kind,
    scrapeOffset: 9_000,
    whole: kind === "counter",
    at,
  });
  const gauge = (
    name: string,
    value: (impairment: number, time: number) => number,
    more: Record<string, string> = {},
  ) => make(name, "gauge", more, (day) => (slot) => value(day.impairment[slot] ?? 0, day.time(slot)));

  return [
    gauge("db_connections", (broken, time) => Math.round(22 + 5 * smoothNoise(seed, 601, time, 50_000) + 74 * broken), {
      state: "active",
    }),
    gauge("db_connections", (broken, time) => Math.round(17 + 4 * smoothNoise(seed, 602, time, 70_000) - 13 * broken), {
      state: "idle",
    }),
    gauge(
      "db_connections",
      (broken, time) => Math.max(0, Math.round(smoothNoise(seed, 603, time, 30_000) + 19 * broken)),
      {
        state: "waiting",
      },
    ),
    gauge("db_connections_max", () => DATABASE_MAX_CONNECTIONS),
    gauge("db_locks_waiting", (broken, time) =>
      Math.max(0, Math.round(1.4 * smoothNoise(seed, 604, time, 45_000) + 27 * broken)),
    ),
    gauge(
      "db_replication_lag_seconds",
      (broken, time) => 0.18 + 0.09 * smoothNoise(seed, 605, time, 80_000) + 6.5 * broken,
    ),
    gauge(
      "db_cache_hit_ratio",
      (broken, time) => 0.991 + 0.004 * smoothNoise(seed, 606, time, 600_000) - 0.11 * broken,
    ),
    gauge("db_size_bytes", (_broken, time) => Math.round(48e9 + (time / 86_400_000) * 21e6)),
    ...database.routes.map(({ route, share }) =>
      make("db_queries_total", "counter", { operation: route }, (day) => {
        const rate = day.rate(database, 0);
        return (slot) => (rate[slot] ?? 0) * share;
      }),
    ),
    make("db_deadlocks_total", "counter", {}, (day) => (slot) => 0.0004 + 0.09 * (day.impairment[slot] ?? 0)),
    ...LATENCY_BUCKETS.map((bound, bucket) =>
      make(
        "db_query_duration_seconds_bucket",
        "counter",
        { le: bound === Infinity ? "+Inf" : String(bound) },
        (day) => {
          const rate = day.rate(database, 0);
          const share = day.bucketShare(database, bucket);
          return (slot) => (rate[slot] ?? 0) * (share[slot] ?? 0);
        },
      ),
    ),
    make("db_query_duration_seconds_count", "counter", {}, (day) => {
      const rate = day.rate(database, 0);
      return (slot) => rate[slot] ?? 0;
    }),
  ];
}
