import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CoalescingWindow } from "@/server/adapters/socketio/coalescing-window";

/** Plays events at a steady rate to a room; returns how long each waited and how many frames left. */
function play(receivers: number, perSecond: number, seconds: number) {
  const window = new CoalescingWindow();
  const waits: number[] = [];
  let frames = 0;
  let dueAt = Number.NEGATIVE_INFINITY;
  let waiting: number[] = [];
  const flush = (now: number) => {
    waits.push(...waiting.map((at) => now - at));
    window.flushed(waiting.length, receivers, now);
    frames += 1;
    waiting = [];
  };
  for (let n = 0; n < perSecond * seconds; n++) {
    const now = (n * 1_000) / perSecond;
    if (waiting.length > 0 && dueAt <= now) flush(dueAt);
    if (waiting.length === 0) dueAt = now + window.delay(now);
    waiting.push(now);
    if (dueAt <= now) flush(now);
  }
  return { waits, frames };
}

describe("how far apart frames are", () => {
  it("S6: in a quiet room every event leaves at once", () => {
    for (const [receivers, perSecond] of [
      [1_000, 1],
      [100, 10],
      [5, 100],
    ] as const) {
      expect(Math.max(...play(receivers, perSecond, 10).waits)).toBe(0);
    }
  });

  it("S6: with 1,000 receivers and 100 events a second about six share a frame", () => {
    const { waits, frames } = play(1_000, 100, 10);
    expect(frames).toBeLessThan(waits.length / 4);
    expect(frames).toBeGreaterThan(waits.length / 10);
  });

  it("S6: nothing waits longer than 60 ms, at any rate", () => {
    const rates = fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(rates, ([receivers, perSecond]) => {
        expect(Math.max(0, ...play(receivers, perSecond, 3).waits)).toBeLessThanOrEqual(60.001);
      }),
      { numRuns: 100, seed: 214 },
    );
  });

  it("S6: a single event after a storm leaves at once again", () => {
    const window = new CoalescingWindow();
    for (let now = 0; now < 5_000; now += 60) window.flushed(6, 1_000, now);
    expect(window.delay(5_000)).toBeGreaterThan(0);
    expect(window.delay(5_100)).toBe(0);
  });
});
