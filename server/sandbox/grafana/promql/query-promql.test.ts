import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createShop } from "../../shop/create-shop";
import { memoryStore } from "./memory-store";
import { queryInstant, queryRange } from "./query-promql";

const NOW = Date.UTC(2026, 5, 3, 10, 30);
const shop = createShop({ seed: 7, now: () => NOW });
const RANGE = { start: NOW - 3_600_000, end: NOW, step: 15_000 };

const at = (labels: Record<string, string>, value: number) => ({ labels, samples: [[60_000, value] as const] });
const instant = (store: ReturnType<typeof memoryStore>, text: string) =>
  queryInstant(store, text, 60_000).series.map(({ labels, values }) => [labels, values[0]]);

const pods = memoryStore([
  at({ __name__: "memory", pod: "a", zone: "eu" }, 4),
  at({ __name__: "memory", pod: "b", zone: "eu" }, 9),
  at({ __name__: "memory", pod: "c", zone: "us" }, 2),
  at({ __name__: "limit", pod: "a" }, 8),
  at({ __name__: "limit", pod: "b" }, 9),
  at({ __name__: "zone_info", zone: "eu", team: "red" }, 1),
]);

describe("selectors", () => {
  it.each([
    ['memory{zone="eu"}', 2],
    ['memory{zone!="eu"}', 1],
    ['memory{pod=~"a|c"}', 2],
    ['memory{pod=~"a"}', 1],
    ['memory{pod!~".*"}', 0],
    ['{__name__=~"mem.+",zone="us"}', 1],
    ['memory{absent=""}', 3],
  ])("%s finds %i series", (text, count) => {
    expect(instant(pods, text)).toHaveLength(count);
  });

  it("look back five minutes and no further, and stop at a staleness marker", () => {
    const store = memoryStore([
      { labels: { __name__: "a" }, samples: [[0, 1]] },
      {
        labels: { __name__: "b" },
        samples: [
          [0, 1],
          [30_000, Number.NaN],
        ],
      },
    ]);
    const found = (name: string) =>
      queryRange(store, name, { start: 0, end: 360_000, step: 60_000 }).series.map(({ times }) => times);
    expect(found("a")).toEqual([[0, 60_000, 120_000, 180_000, 240_000]]);
    expect(found("b")).toEqual([[0]]);
  });
});

describe("aggregation", () => {
  it("sum by of a rate is the sum of the rates, step by step", () => {
    const parts = queryRange(shop.metrics, 'rate(http_requests_total{code="200"}[1m])', RANGE).series;
    for (const { labels, times, values } of queryRange(
      shop.metrics,
      'sum by (service) (rate(http_requests_total{code="200"}[1m]))',
      RANGE,
    ).series) {
      const own = parts.filter((part) => part.labels.service === labels.service);
      expect(own.length).toBeGreaterThan(1);
      expect(Object.keys(labels)).toEqual(["service"]);
      times.forEach((time, i) => {
        const total = own.reduce((sum, part) => sum + (part.values[part.times.indexOf(time)] ?? 0), 0);
        expect(values[i]).toBeCloseTo(total, 6);
      });
    }
  });

  it.each([
    ["sum(memory)", [[{}, 15]]],
    [
      "avg by (zone) (memory)",
      [
        [{ zone: "eu" }, 6.5],
        [{ zone: "us" }, 2],
      ],
    ],
    [
      "max without (pod) (memory)",
      [
        [{ zone: "eu" }, 9],
        [{ zone: "us" }, 2],
      ],
    ],
    [
      "count(memory) by (zone)",
      [
        [{ zone: "eu" }, 2],
        [{ zone: "us" }, 1],
      ],
    ],
    ["topk(1, memory)", [[{ __name__: "memory", pod: "b", zone: "eu" }, 9]]],
    ['bottomk by (zone) (1, memory{zone="eu"})', [[{ __name__: "memory", pod: "a", zone: "eu" }, 4]]],
    ["quantile(0.5, memory)", [[{}, 4]]],
    ["sum(nothing)", []],
  ])("%s", (text, expected) => {
    expect(instant(pods, text)).toEqual(expected);
  });
});

describe("operators", () => {
  it.each([
    ["1 + 2 * 3 ^ 2", [[{}, 19]]],
    ['-memory{pod="a"}', [[{ pod: "a", zone: "eu" }, -4]]],
    ["memory > 3 < 9", [[{ __name__: "memory", pod: "a", zone: "eu" }, 4]]],
    ['memory{zone="us"} > bool 3', [[{ pod: "c", zone: "us" }, 0]]],
    ['3 < memory{pod="b"}', [[{ __name__: "memory", pod: "b", zone: "eu" }, 9]]],
    [
      "memory / on (pod) limit",
      [
        [{ pod: "a" }, 0.5],
        [{ pod: "b" }, 1],
      ],
    ],
    [
      'memory{zone="eu"} * on (zone) group_left (team) zone_info',
      [
        [{ pod: "a", zone: "eu", team: "red" }, 4],
        [{ pod: "b", zone: "eu", team: "red" }, 9],
      ],
    ],
    [
      "memory / ignoring (zone) limit",
      [
        [{ pod: "a" }, 0.5],
        [{ pod: "b" }, 1],
      ],
    ],
    ["memory and on (pod) limit > 8", [[{ __name__: "memory", pod: "b", zone: "eu" }, 9]]],
    ["memory unless on (pod) limit", [[{ __name__: "memory", pod: "c", zone: "us" }, 2]]],
    [
      'limit{pod="a"} or on (pod) memory{zone="us"}',
      [
        [{ __name__: "limit", pod: "a" }, 8],
        [{ __name__: "memory", pod: "c", zone: "us" }, 2],
      ],
    ],
    ['clamp_max(memory{pod="b"}, 5)', [[{ pod: "b", zone: "eu" }, 5]]],
    ["round(vector(7.26), 0.5)", [[{}, 7.5]]],
    ['scalar(memory{pod="a"}) + 1', [[{}, 5]]],
    ['absent(memory{pod="z"})', [[{ pod: "z" }, 1]]],
    [
      'label_replace(zone_info, "short", "$1", "team", "(.).*")',
      [[{ __name__: "zone_info", zone: "eu", team: "red", short: "r" }, 1]],
    ],
  ])("%s", (text, expected) => {
    expect(instant(pods, text)).toEqual(expected);
  });

  it("refuse a match that is not one to one", () => {
    expect(() => instant(pods, "limit * on (zone) memory")).not.toThrow();
    expect(() => instant(pods, "zone_info * on (zone) memory")).toThrow(
      /found duplicate series for the match group \{zone="eu"\} on the right hand-side of the operation/,
    );
    expect(() => instant(pods, "memory * on (zone) zone_info")).toThrow(/multiple matches for labels/);
  });
});

describe("histogram_quantile", () => {
  const buckets = (counts: [string, number][]) =>
    memoryStore(counts.map(([le, count]) => at({ __name__: "h_bucket", le }, count)));
  const quantile = (phi: number, counts: [string, number][]) =>
    instant(buckets(counts), `histogram_quantile(${phi}, h_bucket)`)[0]?.[1];

  it("interpolates inside a bucket, starts at zero, and stops at the last bound", () => {
    const counts: [string, number][] = [
      ["1", 10],
      ["2", 30],
      ["+Inf", 40],
    ];
    expect(quantile(0.125, counts)).toBeCloseTo(0.5);
    expect(quantile(0.5, counts)).toBeCloseTo(1.5);
    expect(quantile(0.9, counts)).toBe(2);
  });

  it("is NaN without observations or without a +Inf bucket, infinite outside 0 to 1", () => {
    expect(
      quantile(0.5, [
        ["1", 0],
        ["+Inf", 0],
      ]),
    ).toBeNaN();
    expect(
      quantile(0.5, [
        ["1", 3],
        ["2", 5],
      ]),
    ).toBeNaN();
    expect(
      quantile(1.5, [
        ["1", 3],
        ["+Inf", 5],
      ]),
    ).toBe(Infinity);
  });

  it("never falls when the quantile grows, and stays within the bounds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, a, b) => {
          let total = 1;
          const counts = ["0.1", "0.5", "2", "+Inf"].map((le, i): [string, number] => [le, (total += sizes[i] ?? 0)]);
          const [low, high] = [Math.min(a, b), Math.max(a, b)].map((phi) => Number(quantile(phi, counts)));
          expect(low).toBeLessThanOrEqual((high ?? 0) + 1e-12);
          expect(high).toBeLessThanOrEqual(2);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe("limits", () => {
  it("refuses more than 11,000 points a series, as Prometheus does", () => {
    expect(() => queryRange(shop.metrics, "up", { start: NOW - 86_400_000, end: NOW, step: 1_000 })).toThrow(
      "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the query resolution (?step=XX)",
    );
  });

  it("answers a month by fewer samples, which agree with the fine ones", () => {
    const query = 'sum(increase(http_requests_total{service="catalogue"}[1h]))';
    const month = { start: NOW - 30 * 86_400_000, end: NOW, step: 3_600_000 };
    const coarse = queryRange(shop.metrics, query, month).series[0];
    const fine = queryRange(shop.metrics, query, { start: NOW - 7_200_000, end: NOW, step: 60_000 }).series[0];
    expect(coarse?.values).toHaveLength(721);
    expect((coarse?.values.at(-1) ?? 0) / (fine?.values.at(-1) ?? 1)).toBeCloseTo(1, 1);
  });

  it("refuses to read without end", () => {
    expect(() =>
      queryRange(shop.metrics, 'count(rate({job="shop"}[1m]))', {
        start: NOW - 8 * 86_400_000,
        end: NOW,
        step: 120_000,
      }),
    ).toThrow("query processing would load too many samples into memory in query execution");
  });
});
