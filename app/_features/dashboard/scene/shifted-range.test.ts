import { describe, expect, it } from "vitest";
import { shiftedRange, spanMs } from "./shifted-range";

const HOUR = 3_600_000;
const range = { from: 100 * HOUR, to: 106 * HOUR };

describe("a panel's own time options", () => {
  it.each([
    ["another length", "1h", null, { from: 105 * HOUR, to: 106 * HOUR }],
    ["a shift", null, "2h", { from: 98 * HOUR, to: 104 * HOUR }],
    ["both", "now-1h", "1d", { from: 81 * HOUR, to: 82 * HOUR }],
    ["neither", null, null, range],
    ["something that is no span", "a while", "-3h", range],
  ])("apply %s", (_what, from, shift, expected) => {
    expect(shiftedRange(range, from, shift)).toEqual(expected);
  });

  it.each([
    ["90s", 90_000],
    ["1.5h", 1.5 * HOUR],
    ["7d", 168 * HOUR],
    ["500ms", 500],
    ["", null],
    ["1x", null],
  ])("read %j", (text, expected) => {
    expect(spanMs(text)).toBe(expected);
  });
});
