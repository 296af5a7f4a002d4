import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryStore } from "./memory-store";
import { queryInstant, queryRange } from "./query-promql";

describe("range functions", () => {
  const counter = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 2,
    maxLength: 60,
  });

  it("increase over windows that hold every sample adds up what was counted, resets included", () => {
    fc.assert(
      fc.property(counter, fc.integer({ min: 0, max: 60 }), (steps, resetAt) => {
        let [time, value, counted] = [0, 0, 0];
        let reset = false;
        const samples = steps.map(([gap, growth], index) => {
          time += gap * 1000;
          // A reset shows only as a fall: one that is made up for before the next sample is seen by nobody.
          if (index === resetAt && growth < value) {
            value = 0;
            reset = true;
          }
          if (index > 0) counted += growth;
          value += growth;
          return [time, value] as const;
        });
        const first = samples[0]?.[0] ?? 0;
        // Evaluated at the last sample, with a window that begins just before the first: nothing to extrapolate at the end.
        const store = memoryStore([{ labels: { __name__: "c" }, samples }]);
        const window = time - first + 1;
        const [series] = queryInstant(store, `increase(c[${window}ms])`, time).series;
        const expected = reset ? counted : (samples.at(-1)?.[1] ?? 0) - (samples[0]?.[1] ?? 0);
        const stretch = window / (window - 1);
        expect(series?.values[0] ?? Number.NaN).toBeLessThanOrEqual(expected * stretch + 1e-6);
        expect(series?.values[0] ?? Number.NaN).toBeGreaterThanOrEqual(expected - 1e-6);
      }),
    );
  });

  it("rate of a steady counter is its slope", () => {
    const samples = Array.from({ length: 41 }, (_, i) => [i * 15_000, i * 30] as const);
    const store = memoryStore([{ labels: { __name__: "c" }, samples }]);
    const { series } = queryRange(store, "rate(c[1m])", { start: 300_000, end: 600_000, step: 7_000 });
    expect(series[0]?.values.length).toBe(43);
    for (const value of series[0]?.values ?? []) expect(value).toBeCloseTo(2, 9);
  });

  it("agree with a plain loop over the samples", () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 20, maxLength: 80 }),
        fc.integer({ min: 10, max: 90 }),
        (values, seconds) => {
          const samples = values.map((one, i) => [i * 5_000, one] as const);
          const store = memoryStore([{ labels: { __name__: "g" }, samples }]);
          const range = { start: 0, end: values.length * 5_000, step: 7_000 };
          const run = (name: string) => queryRange(store, `${name}(g[${seconds}s])`, range).series[0];
          const [highest, mean, many] = [run("max_over_time"), run("avg_over_time"), run("count_over_time")];
          highest?.times.forEach((time, i) => {
            const within = samples.filter(([t]) => t > time - seconds * 1000 && t <= time).map(([, v]) => v);
            expect(highest.values[i]).toBe(Math.max(...within));
            expect(many?.values[i]).toBe(within.length);
            expect(mean?.values[i]).toBeCloseTo(within.reduce((a, b) => a + b, 0) / within.length, 9);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
