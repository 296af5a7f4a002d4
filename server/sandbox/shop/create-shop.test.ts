import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createShop } from "./create-shop";
import type { MetricSeries } from "./metric-store";

const HOUR = Date.UTC(2026, 5, 3, 10);
const minute = (count: number) => HOUR + count * 60_000;
const shopAt = (now: number, more: Parameters<typeof createShop>[0] = {}) =>
  createShop({ seed: 7, now: () => now, ...more });

function growth(
  series: readonly MetricSeries[],
  wanted: (labels: MetricSeries["labels"]) => boolean,
  from: number,
  to: number,
): number {
  return series
    .filter(({ labels }) => wanted(labels))
    .map((one) => one.read(from, to).values)
    .reduce((total, values) => total + (values.at(-1) ?? 0) - (values[0] ?? 0), 0);
}

function errorRatio(shop: ReturnType<typeof createShop>, from: number, to: number): number {
  const series = shop.metrics.series("http_requests_total").filter(({ labels }) => labels.service === "checkout");
  return growth(series, ({ code }) => code?.startsWith("5") === true, from, to) / growth(series, () => true, from, to);
}

describe("the shop's metrics", () => {
  it("are the same for the same seed, and others for another", () => {
    const [a, b, c] = [shopAt(minute(30)), shopAt(minute(30)), shopAt(minute(30), { seed: 8 })].map((shop) =>
      shop.metrics.series("http_requests_total").map((one) => [...one.read(minute(0), minute(30)).values]),
    );
    expect(a).toEqual(b);
    expect(a).not.toEqual(c);
  });

  it("do not depend on the window they are read through", () => {
    const shop = shopAt(minute(600));
    const [series] = shop.metrics.series("process_resident_memory_bytes");
    const whole = series?.read(minute(0), minute(300)) ?? { times: new Float64Array(), values: new Float64Array() };
    const known = new Map([...whole.times].map((time, i) => [time, whole.values[i]]));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 18_000 }), fc.integer({ min: 0, max: 3_600 }), (start, length) => {
        const from = minute(0) + start * 1000;
        const to = Math.min(from + length * 1000, minute(300));
        const part = series?.read(from, to);
        expect([...(part?.times ?? [])]).toEqual([...known.keys()].filter((time) => time > from && time <= to));
        part?.times.forEach((time, i) => expect(part.values[i]).toBe(known.get(time)));
      }),
      { numRuns: 60 },
    );
  });

  it("answer any past range and nothing of the future", () => {
    const shop = shopAt(minute(30));
    const [series] = shop.metrics.series("db_connections_max");
    expect(series?.read(Date.UTC(2019, 0, 1), Date.UTC(2019, 0, 1, 1)).values).toHaveLength(240);
    expect(Math.max(...(series?.read(minute(0), minute(500)).times ?? []))).toBeLessThanOrEqual(minute(30));
  });

  it("count up within a day, and the +Inf bucket holds every request", () => {
    const shop = shopAt(minute(60));
    for (const series of shop.metrics.series("http_request_duration_seconds_bucket")) {
      const { values } = series.read(minute(0), minute(60));
      expect(values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0))).toBe(true);
      if (series.labels.le !== "+Inf") continue;
      const count = shop.metrics
        .series("http_request_duration_seconds_count")
        .find(({ labels }) => labels.instance === series.labels.instance);
      expect([...values]).toEqual([...(count?.read(minute(0), minute(60)).values ?? [])]);
    }
  });
});

describe("an incident", () => {
  it("comes each hour: a deploy at minute 18 breaks checkout, a rollback at minute 40 heals it", () => {
    const shop = shopAt(minute(59));
    expect(errorRatio(shop, minute(5), minute(18))).toBeLessThan(0.01);
    expect(errorRatio(shop, minute(25), minute(40))).toBeGreaterThan(0.1);
    expect(errorRatio(shop, minute(46), minute(59))).toBeLessThan(0.01);
    expect(shop.releases(minute(0), minute(59)).map(({ kind, at, version }) => [kind, at, version])).toEqual([
      ["deploy", minute(18), "v87"],
      ["rollback", minute(40), "v86"],
    ]);
  });

  it("fires the alert of the panel that shows it, after the time the rule waits", () => {
    const checkout = (now: number) =>
      shopAt(now)
        .alerts()
        .find(({ uid }) => uid === "shop-checkout-errors");
    expect(checkout(minute(10))).toMatchObject({ state: "inactive", activeAt: null });
    expect(checkout(minute(18) + 30_000)?.state).toBe("pending");
    expect(checkout(minute(22))).toMatchObject({ state: "firing", dashboardUid: "shop-checkout", panelId: 2 });
    expect(checkout(minute(22))?.activeAt).toBeGreaterThan(minute(18));
    expect(checkout(minute(50))?.state).toBe("inactive");
  });

  it("is seen in the version that runs: the old series ends where the new one begins", () => {
    const shop = shopAt(minute(30));
    const running = (version: string, at: number) =>
      shop.metrics
        .series("shop_build_info")
        .find(({ labels }) => labels.version === version)
        ?.read(at - 15_000, at)
        .values.at(-1);
    expect([running("v86", minute(17)), running("v87", minute(17))]).toEqual([1, Number.NaN]);
    expect([running("v86", minute(20)), running("v87", minute(20))]).toEqual([Number.NaN, 1]);
  });

  it("can be forced and healed in a drill, and reads already made do not hide it", () => {
    let now = minute(10);
    const shop = createShop({ seed: 7, now: () => now, incidents: "manual" });
    expect(errorRatio(shop, minute(0), minute(10))).toBeLessThan(0.01);
    expect([shop.rollback(), shop.deploy(), shop.deploy()]).toEqual([false, true, false]);
    now = minute(20);
    expect(errorRatio(shop, minute(14), minute(20))).toBeGreaterThan(0.1);
    expect(shop.rollback()).toBe(true);
    now = minute(40);
    expect(errorRatio(shop, minute(26), minute(40))).toBeLessThan(0.01);
    expect(errorRatio(shop, minute(14), minute(20))).toBeGreaterThan(0.1);
    expect(shop.releases(minute(0), minute(40)).map(({ kind }) => kind)).toEqual(["deploy", "rollback"]);
  });
});

describe("the shop's logs", () => {
  const lines = (direction: "forward" | "backward", from: number, to: number, services?: string[]) =>
    [
      ...shopAt(minute(60)).logs.scan({
        fromMs: from,
        toMs: to,
        direction,
        ...(services ? { services: new Set(services) } : {}),
      }),
    ].map((entry) => `${entry.timeMs} ${entry.nanos} ${entry.text}`);

  it("read the same forward and backward, in order of time", () => {
    const forward = lines("forward", minute(16), minute(22));
    expect(forward.length).toBeGreaterThan(200);
    expect(lines("backward", minute(16), minute(22))).toEqual(forward.toReversed());
    const stamps = forward.map((line) => Number(line.split(" ")[0]));
    expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
  });

  it("are the same in two halves as in one piece", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 119_000 }), (cut) => {
        const halves = [
          ...lines("forward", minute(17), minute(17) + cut),
          ...lines("forward", minute(17) + cut, minute(19)),
        ];
        expect(halves).toEqual(lines("forward", minute(17), minute(19)));
      }),
      { numRuns: 20 },
    );
  });

  it("tell of the deploy, the full pool and the failing upstream, with trace ids", () => {
    const text = lines("forward", minute(18), minute(24)).join("\n");
    expect(text).toContain('msg="starting checkout" version=v87');
    expect(text).toContain("pool exhausted: 40 of 40 connections in use");
    expect(text).toContain('"upstream":"checkout"');
    expect(text).toMatch(/trace_id=[0-9a-f]{32}/);
    expect(lines("forward", minute(2), minute(6)).join("\n")).not.toContain("pool exhausted");
  });

  it("hold only the services that were asked for", () => {
    const all = lines("forward", minute(20), minute(22));
    const parts = ["gateway", "checkout", "payments", "catalogue", "database"].flatMap((service) =>
      lines("forward", minute(20), minute(22), [service]),
    );
    expect(parts.sort()).toEqual(all.sort());
  });
});
