import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcPath, fractionOf, thresholdStretches } from "./gauge-arc";

const steps = [
  { value: null, color: "green" },
  { value: 50, color: "orange" },
  { value: 80, color: "red" },
];

describe("a gauge", () => {
  it("never leaves its arc", () => {
    const number = fc.double({ noDefaultInfinity: false });
    fc.assert(
      fc.property(number, number, number, (value, min, max) => {
        const fraction = fractionOf(value, min, max);
        expect(fraction >= 0 && fraction <= 1).toBe(true);
        expect(arcPath(50, 50, 40, 0, fraction)).not.toContain("NaN");
      }),
    );
  });

  it("shows thresholds from each value to the next", () => {
    expect(thresholdStretches(steps, false, 0, 200).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.25],
      [0.25, 0.4],
      [0.4, 1],
    ]);
  });

  it("counts percentages from the low end to the high end", () => {
    expect(thresholdStretches(steps, true, 0, 200).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.5],
      [0.5, 0.8],
      [0.8, 1],
    ]);
  });

  it("leaves out thresholds beyond the scale", () => {
    expect(thresholdStretches(steps, false, 0, 60).map(({ color }) => color)).toEqual(["green", "orange"]);
  });
});
