import { createRequire } from "node:module";
import type * as GrafanaData from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseMoment } from "./parse-moment";

// The package asks the browser for its language.
vi.stubGlobal("navigator", { language: "en-US", languages: ["en-US"] });
const { dateMath, toUtc } = createRequire(import.meta.url)("@grafana/data") as typeof GrafanaData;

const unit = fc.constantFrom("s", "m", "h", "d", "w", "M", "Q", "y");
const moved = fc.tuple(fc.constantFrom("+", "-"), fc.integer({ min: 1, max: 90 }), unit).map((parts) => parts.join(""));
const rounded = unit.map((each) => `/${each}`);
const relative = fc
  .tuple(fc.array(moved, { maxLength: 2 }), fc.option(rounded, { nil: "" }))
  .map(([steps, round]) => `now${steps.join("")}${round}`);

describe("parseMoment", () => {
  it("means what Grafana's own package means, in UTC", () => {
    const noon = Date.UTC(2026, 10, 22, 12, 34, 56, 789);
    vi.useFakeTimers({ now: noon });
    fc.assert(
      fc.property(relative, fc.boolean(), (text, isEnd) => {
        const theirs = dateMath.toDateTime(text, { roundUp: isEnd, timezone: "utc", now: toUtc(noon).toDate() });
        expect(parseMoment(text, noon, isEnd)).toBe(theirs?.valueOf());
      }),
      { numRuns: 500 },
    );
    vi.useRealTimers();
  });

  it("reads absolute moments", () => {
    expect(parseMoment("1764000000000", 0, false)).toBe(1_764_000_000_000);
    expect(parseMoment("2026-11-22T12:00:00.000Z", 0, false)).toBe(Date.UTC(2026, 10, 22, 12));
  });

  it("refuses everything else and never throws", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        const moment = parseMoment(text, 0, false);
        expect(moment === null || Number.isFinite(moment)).toBe(true);
      }),
    );
    for (const text of ["", "now-", "now-1x", "now1h", "yesterday", "now/"])
      expect(parseMoment(text, 0, false)).toBeNull();
  });
});
