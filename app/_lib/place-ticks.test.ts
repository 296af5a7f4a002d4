import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KeyMoment } from "@/app/_lib/moments";
import { placeTicks } from "@/app/_lib/place-ticks";

const moment = (at: number, seq: number): KeyMoment => ({ at, seq, kind: "status", text: "" });
const SPAN = { from: 1_000, to: 2_000 };

describe("ticks over a span", () => {
  it("stand where their moments are, and only those inside", () => {
    const ticks = placeTicks([moment(2_000, 4), moment(999, 1), moment(1_500, 2), moment(2_001, 5)], SPAN, 400);
    expect(ticks.map(({ left }) => left)).toEqual([200, 400]);
  });

  it("are one where they would lie over one another, in order of time", () => {
    const ticks = placeTicks([moment(1_504, 2), moment(1_500, 3), moment(1_600, 4)], SPAN, 400);
    expect(ticks.map(({ moments }) => moments.map(({ seq }) => seq))).toEqual([[3, 2], [4]]);
  });

  it.each([
    [{ from: 5, to: 5 }, 400],
    [{ from: 5, to: 1 }, 400],
    [SPAN, 0],
    [{ from: Number.NaN, to: 1 }, 400],
  ])("are none over %j of %d pixels", (span, width) => {
    expect(placeTicks([moment(5, 1)], span, width)).toEqual([]);
  });

  it("lose no moment, keep their distance, and stay on the chart", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 })), fc.integer({ min: 1, max: 2_000 }), (times, width) => {
        const ticks = placeTicks(times.map(moment), SPAN, width);
        const held = ticks.flatMap(({ moments }) => moments.map(({ at }) => at));
        expect(held).toEqual(times.filter((at) => at >= SPAN.from && at <= SPAN.to).toSorted((a, b) => a - b));
        for (const [index, { left }] of ticks.entries()) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(left).toBeLessThanOrEqual(width);
          if (index > 0) expect(left - ticks[index - 1]!.left).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});
