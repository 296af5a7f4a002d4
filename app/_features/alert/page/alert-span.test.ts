import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertSpan } from "@/app/_features/alert/page/alert-span";

const NOW = Date.parse("2026-11-22T12:00:00.000Z");
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

describe("the time that is looked at of an alert", () => {
  it.each([
    [5, "now-1h"],
    [15, "now-1h"],
    [16, "now-6h"],
    [315, "now-6h"],
    [600, "now-24h"],
    [60 * 24, "now-2d"],
    [60 * 24 * 40, "now-7d"],
  ])("goes on with the clock while it fires: begun %i minutes ago, from %s", (minutes, from) => {
    expect(alertSpan({ startsAt: ago(minutes), endsAt: null }, NOW)).toMatchObject({ from, to: "now", endsAt: null });
  });

  it("ends a little after an end, and never in the future", () => {
    expect(alertSpan({ startsAt: ago(120), endsAt: ago(60) }, NOW)).toMatchObject({ from: ago(165), to: ago(45) });
    expect(alertSpan({ startsAt: ago(120), endsAt: ago(3) }, NOW)).toMatchObject({ from: ago(165), to: "now" });
  });

  it("is never empty, turned round or longer than a week, whatever a source says", () => {
    const minutes = fc.integer({ min: -60 * 24, max: 60 * 24 * 60 });
    fc.assert(
      fc.property(minutes, fc.option(minutes, { nil: null }), (start, end) => {
        const span = alertSpan({ startsAt: ago(start), endsAt: end === null ? null : ago(end) }, NOW);
        const length = (span.endsAt === null ? NOW : Date.parse(span.endsAt)) - Date.parse(span.startsAt);
        expect(length).toBeGreaterThanOrEqual(60_000);
        expect(length).toBeLessThanOrEqual(7 * 24 * 3_600_000);
      }),
    );
  });
});
