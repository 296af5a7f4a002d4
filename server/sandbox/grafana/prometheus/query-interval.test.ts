import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandIntervals, type IntervalRequest, queryStep } from "./query-interval";

const HOUR = 3_600_000;
const request = (more: Partial<IntervalRequest>): IntervalRequest => ({
  from: 0,
  to: HOUR,
  intervalMs: 15_000,
  maxDataPoints: 1000,
  minStep: "",
  intervalFactor: 1,
  scrapeInterval: "15s",
  ...more,
});

describe("the step of a query", () => {
  it.each<[string, Partial<IntervalRequest>, number]>([
    ["is the panel's interval when that fits", {}, 15_000],
    ["grows to a round step that fits the points", { maxDataPoints: 100 }, 30_000],
    ["is not below the query's own minimum", { minStep: "5m" }, 300_000],
    ["is multiplied by the old factor", { intervalFactor: 2 }, 30_000],
    ["follows the rate interval when asked to", { minStep: "$__rate_interval" }, 60_000],
    [
      "keeps a week at one second from exceeding the limit",
      { to: 168 * HOUR, intervalMs: 1000, maxDataPoints: 1e6 },
      60_000,
    ],
  ])("%s", (_name, more, step) => {
    expect(queryStep(request(more))).toBe(step);
  });

  it("stays near 11,000 points at most: rounding may exceed them, which Prometheus then refuses", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 * 24 }),
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 1e6 }),
        (hours, intervalMs, maxDataPoints) => {
          const to = hours * HOUR;
          expect(to / queryStep(request({ to, intervalMs, maxDataPoints }))).toBeLessThanOrEqual(11_000 * 1.75);
        },
      ),
    );
  });
});

describe("variables of the expression", () => {
  it.each([
    ["rate(x[$__rate_interval])", "rate(x[1m0s])"],
    ["rate(x[${__rate_interval}])", "rate(x[1m0s])"],
    ["$__interval $__interval_ms", "15s 15000"],
    ["$__range $__range_s ${__range_ms}", "3600s 3600 3600000"],
    ["$service ${other} $__unknown", "$service ${other} $__unknown"],
  ])("%s becomes %s", (text, expanded) => {
    expect(expandIntervals(text, request({}), 15_000)).toBe(expanded);
  });
});
