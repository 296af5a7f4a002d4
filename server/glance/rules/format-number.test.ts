import { createRequire } from "node:module";
import type * as GrafanaData from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { formatNumber, isKnownUnit } from "./format-number";

// The package asks the browser for its language.
vi.stubGlobal("navigator", { language: "en-US", languages: ["en-US"] });
const grafana = createRequire(import.meta.url)("@grafana/data") as typeof GrafanaData;
const { formattedValueToString, getValueFormat } = grafana;

const UNITS = [
  "",
  "none",
  "short",
  "percent",
  "percentunit",
  "bytes",
  "decbytes",
  "bits",
  "Bps",
  "binBps",
  "bps",
  "s",
  "ms",
  "reqps",
  "ops",
  "cps",
  "hertz",
];

describe("formatNumber", () => {
  const magnitude = fc.double({ min: -9, max: 14, noNaN: true }).map((power) => 10 ** power);
  const number = fc.oneof(
    magnitude,
    magnitude.map((value) => -value),
    fc.integer({ min: -5_000, max: 5_000_000 }),
    fc.constant(0),
  );

  it.each(UNITS)("writes %s as Grafana's own package does", (unit) => {
    expect(isKnownUnit(unit)).toBe(true);
    fc.assert(
      fc.property(number, fc.constantFrom(null, 0, 1, 2), (value, decimals) => {
        const theirs = formattedValueToString(getValueFormat(unit || "none")(value, decimals));
        expect(formatNumber(value, { unit, decimals }).trim()).toBe(theirs.trim());
      }),
      { numRuns: 300 },
    );
  });

  it("says what is not a number", () => {
    expect(formatNumber(null, { unit: "s", decimals: null })).toBe("–");
    expect(formatNumber(Number.POSITIVE_INFINITY, { unit: "s", decimals: null })).toBe("∞");
  });
});
