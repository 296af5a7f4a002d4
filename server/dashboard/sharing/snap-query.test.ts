import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PanelQueryInput } from "../contract";
import { snapQuery } from "./snap-query";

const HOUR = 3_600_000;
const plain = { interval: null, maxDataPoints: null };
const input = (maxDataPoints: number, intervalMs: number, span = HOUR): PanelQueryInput => ({
  dashboardUid: "shop",
  panelId: 1,
  range: { from: 0, to: span },
  intervalMs,
  maxDataPoints,
  variables: {},
});

describe("the width of one viewer's panel", () => {
  it("is the same question as a width that hardly differs", () => {
    const widths = [523, 560, 572, 588, 599];
    expect(
      new Set(widths.map((width) => JSON.stringify(snapQuery(input(width, width < 560 ? 5_000 : 10_000), plain)))).size,
    ).toBe(1);
  });

  it("never asks for fewer points than were wanted, and for few more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 11_000 }),
        fc.integer({ min: 1_000, max: 400 * 24 * HOUR }),
        (points, span) => {
          const snapped = snapQuery(input(points, Math.max(1, span / points), span), plain);
          expect(snapped.maxDataPoints).toBeGreaterThanOrEqual(points);
          expect(snapped.maxDataPoints).toBeLessThanOrEqual(Math.max(10, points * 2.5));
          expect(snapped.range).toEqual({ from: 0, to: span });
        },
      ),
    );
  });

  it("yields to what the author of the dashboard set", () => {
    expect(snapQuery(input(17, 30_000), { interval: null, maxDataPoints: 17 })).toEqual(input(17, 30_000));
    expect(snapQuery(input(580, 5_000), { interval: "5s", maxDataPoints: null })).toMatchObject({ intervalMs: 5_000 });
  });

  it("keeps a distance that is larger than the width asks for", () => {
    expect(snapQuery(input(580, 60_000), plain)).toMatchObject({ maxDataPoints: 600, intervalMs: 60_000 });
  });
});
