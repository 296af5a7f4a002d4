import { dateTime, rangeUtil, toUtc } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationMs, durationText, roundedStep } from "./duration-text";
import { formatDate } from "./format-date";
import { autoInterval, listedIntervals } from "./interval-options";
import { TEST_RANGE, testDashboard } from "./test-dashboard.suite";

const stored = (variable: Record<string, unknown>) => testDashboard({ variables: [variable] }).templating.list[0]!;

describe("lengths of time", () => {
  it("are written and rounded as Grafana's packages do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4e11 }), (ms) => {
        expect(roundedStep(ms)).toBe(rangeUtil.roundInterval(ms));
        expect(durationText(ms)).toBe(rangeUtil.secondsToHms(ms / 1000));
      }),
    );
  });

  it("divide the shown range for the automatic interval", () => {
    const count = fc.integer({ min: 1, max: 500 });
    const least = fc.constantFrom("10s", "1m", "1h");
    const day = fc.integer({ min: 0, max: 400 * 86_400_000 });
    fc.assert(
      fc.property(count, least, day, (steps, auto_min, length) => {
        const variable = stored({ type: "interval", name: "i", query: "1m", auto: true, auto_count: steps, auto_min });
        const range = { from: TEST_RANGE.to - length, to: TEST_RANGE.to };
        const raw = { from: "", to: "" };
        const theirs = rangeUtil.calculateInterval(
          { from: dateTime(range.from), to: dateTime(range.to), raw },
          steps,
          auto_min,
        );
        expect(autoInterval(variable, range)).toBe(theirs.interval);
      }),
    );
  });

  it.each([
    ["30s", 30_000],
    [">10s", 10_000],
    ["1.5h", 5_400_000],
    ["500ms", 500],
    ["", null],
    ["x", null],
    [undefined, null],
  ])("read %j", (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it("are listed with and without quotes", () => {
    expect(listedIntervals(stored({ type: "interval", name: "i", query: "auto, 1m,'5m',\"1h\"" }))).toEqual([
      "1m",
      "5m",
      "1h",
    ]);
  });
});

it("writes dates in Moment's format language", () => {
  const marks = [
    "YYYY",
    "YY",
    "MMMM",
    "MMM",
    "MM",
    "M",
    "DDD",
    "DD",
    "Do",
    "D",
    "dddd",
    "ddd",
    "E",
    "HH",
    "H",
    "hh",
    "h",
    "mm",
    "ss",
    "SSS",
    "Z",
    "ZZ",
    "A",
    "a",
    "X",
    "x",
    "[at]",
    "-",
    " ",
    ":",
    "T",
  ];
  const moment = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(moment, fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 6 }), (epochMs, parts) => {
      const format = parts.join("|");
      expect(formatDate(epochMs, format, "UTC")).toBe(toUtc(epochMs).format(format));
    }),
    { numRuns: 400 },
  );
  expect(formatDate(TEST_RANGE.from, "YYYY-MM-DD HH:mm Z", "Asia/Taipei")).toBe("2025-11-25 00:00 +08:00");
});
