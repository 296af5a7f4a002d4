import fc from "fast-check";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import type { MetricQuery, Metrics } from "@/server/ports/metrics";
import type { SharedAnswer } from "@/server/ports/shared-metrics";
import { plainBody } from "./packed-answer";
import { sharedMetrics } from "./shared-metrics";
import { SharedReads } from "./shared-reads";

const NOW = 1_764_000_000_000;
const HOUR = 3_600_000;
const step = 10_000;
const query = (more: Partial<MetricQuery> = {}): MetricQuery => ({
  refId: "A",
  datasource: { type: "prometheus", uid: "prom" },
  expr: "up",
  intervalMs: step,
  maxDataPoints: 400,
  ...more,
});
const range = (offset = 0) => ({ from: NOW - HOUR + offset, to: NOW + offset });
const resultsOf = async (answer: SharedAnswer) => JSON.parse((await plainBody(answer)).toString()).results;

function setup(inner: Metrics = memoryMetrics()) {
  const asked: { range: { from: number; to: number } }[] = [];
  const counted: Metrics = {
    ...inner,
    query(request, signal) {
      asked.push(request);
      return inner.query(request, signal);
    },
  };
  let now = NOW;
  const reads = new SharedReads(1024 * 1024, () => now);
  const of = (organization: string) => sharedMetrics(counted, reads, organization, () => now);
  return { asked, of, ours: of("ours"), pass: (ms: number) => (now += ms) };
}

describe("what many viewers ask", () => {
  it("is asked once for a hundred who opened the room within seconds", async () => {
    const { asked, ours } = setup();
    const viewers = Array.from({ length: 100 }, (_, index) =>
      ours.answer({ range: range(index * 90), queries: [query()] }),
    );
    await Promise.all(viewers);
    expect(asked).toHaveLength(1);
  });

  it("is asked apart for other fields, points, results and organizations", async () => {
    const { asked, ours, of } = setup();
    const different = [query(), query({ expr: "down" }), query({ maxDataPoints: 500 }), query({ intervalMs: 20_000 })];
    for (const one of different) await ours.answer({ range: range(), queries: [one] });
    await ours.answer({ range: range(), queries: [query()], wanted: [] });
    await of("theirs").answer({ range: range(), queries: [query()] });
    expect(asked).toHaveLength(6);
  });

  it("never shows anything that lies a step outside of what was asked for", async () => {
    const offsets = fc.array(fc.integer({ min: -120_000, max: 120_000 }), { minLength: 1, maxLength: 30 });
    const steps = fc.constantFrom(1, 200, 1_000, 5_000, 10_000, 60_000);
    await fc.assert(
      fc.asyncProperty(offsets, steps, async (given, intervalMs) => {
        const shown: [number, { from: number; to: number }][] = [];
        let upstream = { from: 0, to: 0 };
        const echo: Metrics = {
          ...memoryMetrics(),
          async query(request) {
            upstream = request.range;
            return { status: 200, body: { results: { A: { frames: [], from: request.range.from } } } };
          },
        };
        const { ours } = setup(echo);
        for (const offset of given) {
          const answer = await ours.answer({ range: range(offset), queries: [query({ intervalMs })] });
          const { from } = (await resultsOf(answer)).A as { from: number };
          shown.push([offset, { from, to: from + HOUR }]);
        }
        for (const [offset, seen] of shown) {
          expect(Math.abs(seen.from - range(offset).from)).toBeLessThan(Math.min(intervalMs, 10_000));
        }
        expect(upstream.to - upstream.from).toBe(HOUR);
      }),
      { numRuns: 30 },
    );
  });

  it("lives as long as its step, and longer when it is about a past that changes no more", async () => {
    const { asked, ours, pass } = setup();
    const again = (offset: number, one = query()) => ours.answer({ range: range(offset), queries: [one] });
    await again(0);
    pass(9_900);
    await again(0);
    expect(asked).toHaveLength(1);
    pass(200);
    await again(0);
    expect(asked).toHaveLength(2);
    await again(-HOUR);
    pass(50_000);
    await again(-HOUR);
    expect(asked).toHaveLength(3);
    const fine = query({ intervalMs: 50 });
    await again(0, fine);
    pass(900);
    await again(0, fine);
    expect(asked).toHaveLength(4);
  });

  it("travels packed, without what was not wanted, and reads the same as an object", async () => {
    const frame = {
      schema: { fields: [{ type: "time" }] },
      data: { values: [Array.from({ length: 900 }, (_, i) => i)] },
    };
    const { ours } = setup(memoryMetrics({ answer: () => ({ status: 200, frames: [frame] }) }));
    const queries = [query(), query({ refId: "B" })];
    const answer = await ours.answer({ range: range(), queries, wanted: ["B"] });
    expect(answer).toMatchObject({ status: 200, isZipped: true, staleSince: null });
    expect(Object.keys(JSON.parse(gunzipSync(answer.body).toString()).results)).toEqual(["B"]);
    expect((await ours.query({ range: range(), queries })).body.results).toEqual({
      A: { status: 200, frames: [frame] },
      B: { status: 200, frames: [frame] },
    });
  });

  it("is shared where it tells names, marks and alerts, and nobody can change it for the others", async () => {
    let calls = 0;
    const inner: Metrics = {
      ...memoryMetrics(),
      async resource() {
        calls += 1;
        return { data: ["a"] };
      },
      async annotations() {
        calls += 1;
        return [];
      },
      async alertRules() {
        calls += 1;
        return [];
      },
    };
    const { ours } = setup(inner);
    const labels = (offset: number) =>
      ours.resource("prom", "api/v1/labels", [
        ["start", String((NOW + offset) / 1_000)],
        ["end", String((NOW + offset) / 1_000)],
      ]) as Promise<{ data: string[] }>;
    (await labels(0)).data.push("spoiled");
    expect(await labels(20_000)).toEqual({ data: ["a"] });
    expect(calls).toBe(1);
    await labels(120_000);
    expect(calls).toBe(2);
    for (let index = 0; index < 3; index++) {
      await ours.annotations({ ...range(index * 100), limit: 10 });
      await ours.alertRules({ dashboardUid: "shop" });
    }
    expect(calls).toBe(4);
  });
});
