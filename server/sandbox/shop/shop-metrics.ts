import { hashUnit } from "./hash-unit";
import type { MetricDefinition } from "./metric-definition";
import { databaseMetrics } from "./database-metrics";
import { BAD_VERSION, GOOD_VERSION } from "./release-history";
import { CHECKOUT_POOL_SIZE, LATENCY_BUCKETS, SHOP_SERVICES, type ShopService } from "./service-catalogue";
import { smoothNoise } from "./smooth-noise";

type Labels = Record<string, string>;

const STATUS_SHARES: readonly { code: string; share: (errors: number) => number }[] = [
  { code: "200", share: (errors) => 1 - 0.012 - errors },
  { code: "404", share: () => 0.012 },
  { code: "500", share: (errors) => errors * 0.35 },
  { code: "503", share: (errors) => errors * 0.65 },
];

/** Every series that the simulated Prometheus has scraped from the shop. */
export function shopMetrics(seed: number): MetricDefinition[] {
  return [
    ...SHOP_SERVICES.flatMap((service, serviceIndex) =>
      service.instances.flatMap((instance, index) => instanceMetrics(seed, service, serviceIndex, instance, index)),
    ),
    ...checkoutMetrics(seed),
    ...databaseMetrics(seed),
  ];
}

function instanceMetrics(
  seed: number,
  service: ShopService,
  serviceIndex: number,
  instance: string,
  index: number,
): MetricDefinition[] {
  const scrapeOffset = Math.floor(hashUnit(seed, serviceIndex, index, 3) * 14_000);
  const labels = { job: "shop", service: service.name, instance };
  const gauge = (name: string, at: MetricDefinition["at"]): MetricDefinition => ({
    labels: { __name__: name, ...labels },
    kind: "gauge",
    scrapeOffset,
    at,
  });
  const counter = (name: string, more: Labels, at: MetricDefinition["at"], whole = true): MetricDefinition => ({
    labels: { __name__: name, ...labels, ...more },
    kind: "counter",
    scrapeOffset,
    whole,
    at,
  });
  const own: MetricDefinition[] = [
    gauge("up", (day) => (slot) => {
      const drowning = service.name === "checkout" && (day.impairment[slot] ?? 0) > 0.8;
      return drowning && hashUnit(seed, day.time(slot) / 1000, index, 5) < 0.08 ? 0 : 1;
    }),
    gauge("process_resident_memory_bytes", (day) => {
      const leak = service.name === "checkout" ? 0.55 : 0;
      return (slot) => {
        const wander = 0.05 * smoothNoise(seed, 400 + serviceIndex * 8 + index, day.time(slot), 900_000);
        return Math.round(service.memoryBytes * (1 + wander + leak * (day.impairment[slot] ?? 0)));
      };
    }),
    counter(
      "process_cpu_seconds_total",
      {},
      (day) => {
        const rate = day.rate(service, index);
        return (slot) => 0.01 + (rate[slot] ?? 0) * service.cpuSecondsPerRequest;
      },
      false,
    ),
  ];
  return service.name === "database" ? own : [...own, ...httpMetrics(service, index, counter)];
}

function httpMetrics(
  service: ShopService,
  index: number,
  counter: (name: string, more: Labels, at: MetricDefinition["at"], whole?: boolean) => MetricDefinition,
): MetricDefinition[] {
  const requests = service.routes.flatMap(({ route, method, share }) =>
    STATUS_SHARES.map((status) =>
      counter("http_requests_total", { route, method, code: status.code }, (day) => {
        const rate = day.rate(service, index);
        const errors = day.errorRatio(service);
        return (slot) => (rate[slot] ?? 0) * share * status.share(errors[slot] ?? 0);
      }),
    ),
  );
  const buckets = LATENCY_BUCKETS.map((bound, bucket) =>
    counter("http_request_duration_seconds_bucket", { le: bound === Infinity ? "+Inf" : String(bound) }, (day) => {
      const rate = day.rate(service, index);
      const share = day.bucketShare(service, bucket);
      return (slot) => (rate[slot] ?? 0) * (share[slot] ?? 0);
    }),
  );
  return [
    ...requests,
    ...buckets,
    counter("http_request_duration_seconds_count", {}, (day) => {
      const rate = day.rate(service, index);
      return (slot) => rate[slot] ?? 0;
    }),
    counter(
      "http_request_duration_seconds_sum",
      {},
      (day) => {
        const rate = day.rate(service, index);
        const mean = day.meanSeconds(service);
        return (slot) => (rate[slot] ?? 0) * (mean[slot] ?? 0);
      },
      false,
    ),
  ];
}

function checkoutMetrics(seed: number): MetricDefinition[] {
  const checkout = SHOP_SERVICES.find((service) => service.name === "checkout");
  const base = { job: "shop", service: "checkout" };
  const poolUse = (time: number, impairment: number) =>
    Math.min(CHECKOUT_POOL_SIZE, Math.round(9 + 3 * smoothNoise(seed, 501, time, 60_000) + 36 * impairment));
  const gauge = (name: string, more: Labels, at: MetricDefinition["at"]): MetricDefinition => ({
    labels: { __name__: name, ...base, ...more },
    kind: "gauge",
    scrapeOffset: 4_000,
    at,
  });
  const orders = (status: string, share: (errors: number) => number): MetricDefinition => ({
    labels: { __name__: "orders_total", ...base, status },
    kind: "counter",
    scrapeOffset: 4_000,
    whole: true,
    at: (day) => {
      if (!checkout) return () => 0;
      const rate = day.rate(checkout, 0);
      const errors = day.errorRatio(checkout);
      return (slot) => (rate[slot] ?? 0) * checkout.instances.length * 0.62 * share(errors[slot] ?? 0);
    },
  });
  return [
    gauge(
      "db_pool_connections",
      { state: "active" },
      (day) => (slot) => poolUse(day.time(slot), day.impairment[slot] ?? 0),
    ),
    gauge(
      "db_pool_connections",
      { state: "idle" },
      (day) => (slot) => CHECKOUT_POOL_SIZE - poolUse(day.time(slot), day.impairment[slot] ?? 0),
    ),
    gauge("db_pool_connections_max", {}, () => () => CHECKOUT_POOL_SIZE),
    gauge("checkout_queue_depth", { queue: "payment-events" }, (day) => (slot) => {
      const wander = smoothNoise(seed, 502, day.time(slot), 40_000);
      return Math.max(0, Math.round(6 + 4 * wander + 880 * (day.impairment[slot] ?? 0) ** 2));
    }),
    orders("placed", (errors) => 1 - errors),
    orders("failed", (errors) => errors),
    ...[GOOD_VERSION, BAD_VERSION].map((version) =>
      gauge(
        "shop_build_info",
        { version },
        (day) => (slot) => ((day.badVersion[slot] === 1) === (version === BAD_VERSION) ? 1 : Number.NaN),
      ),
    ),
  ];
}
