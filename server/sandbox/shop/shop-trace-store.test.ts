import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createShop } from "./create-shop";
import { readTraceId, traceId } from "./trace-id";

const HOUR = Date.UTC(2026, 5, 3, 10);
// Checkout is broken at this minute.
const NOW = HOUR + 30 * 60_000;
const shop = createShop({ seed: 7, now: () => NOW });

describe("trace ids", () => {
  it("can be read again, and only by the shop that made them", () => {
    const second = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 });
    fc.assert(
      fc.property(second, fc.integer({ min: 0, max: 60 }), (at, ordinal) => {
        const id = traceId(7, at, ordinal);
        expect(id).toMatch(/^[0-9a-f]{32}$/);
        expect(readTraceId(7, id)).toEqual({ second: at, ordinal });
        expect(readTraceId(8, id)).toBeUndefined();
      }),
    );
  });
});

describe("traces", () => {
  const lines = [...shop.logs.scan({ fromMs: NOW - 120_000, toMs: NOW, direction: "backward" })];
  const recent = [...shop.traces.newest(NOW - 300_000, NOW)];

  it("are behind every line of the logs, with the line's service failing when the line says so", () => {
    const failed = lines.filter((line) => line.level === "error" && !line.starting);
    expect(failed.length).toBeGreaterThan(20);
    for (const line of failed) {
      const trace = shop.traces.find(line.traceId);
      expect(trace?.spans.some((span) => span.failed)).toBe(true);
      expect(Math.abs((trace?.spans[0]?.startMs ?? 0) - line.timeMs)).toBeLessThan(1000);
    }
  });

  it("are trees whose root contains all the rest", () => {
    expect(recent.length).toBeGreaterThan(100);
    for (const { spans } of recent) {
      const [root] = spans;
      const ids = new Set(spans.map(({ spanId }) => spanId));
      expect(ids.size).toBe(spans.length);
      for (const span of spans) {
        expect(span === root || ids.has(span.parentSpanId)).toBe(true);
        expect(span.startMs).toBeGreaterThanOrEqual(root?.startMs ?? Infinity);
        expect(span.startMs + span.durationMs).toBeLessThanOrEqual(
          (root?.startMs ?? 0) + (root?.durationMs ?? 0) + 1e-6,
        );
      }
    }
  });

  it("are slower and fail more often while checkout is broken", () => {
    const share = (from: number, to: number) => {
      const all = [...shop.traces.newest(from, to)];
      return all.filter(({ spans }) => spans[0]?.failed).length / all.length;
    };
    expect(share(NOW - 300_000, NOW)).toBeGreaterThan(5 * share(HOUR, HOUR + 600_000));
  });

  it("come newest first and are the same when they are asked for again", () => {
    const starts = recent.map(({ spans }) => spans[0]?.startMs ?? 0);
    expect(starts).toEqual(starts.toSorted((a, b) => b - a));
    expect(recent.slice(0, 20).map(({ traceId: id }) => shop.traces.find(id))).toEqual(recent.slice(0, 20));
    expect(shop.traces.find(traceId(7, NOW / 1000 + 60, 0))).toBeUndefined();
  });
});
