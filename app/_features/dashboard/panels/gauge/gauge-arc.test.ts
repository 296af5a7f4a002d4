import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DIALS, arcPath, fractionOf, piecesOf, thresholdStretches } from "./gauge-arc";

const steps = [
  { value: null, color: "green" },
  { value: 50, color: "orange" },
  { value: 80, color: "red" },
];

describe("a gauge", () => {
  it("never leaves its arc", () => {
    const number = fc.double({ noDefaultInfinity: false });
    const shape = fc.constantFrom(DIALS.gauge, DIALS.circle);
    fc.assert(
      fc.property(number, number, number, shape, (value, min, max, dial) => {
        const fraction = fractionOf(value, min, max);
        expect(fraction >= 0 && fraction <= 1).toBe(true);
        expect(arcPath({ cx: 50, cy: 50, radius: 40 }, dial, 0, fraction)).not.toContain("NaN");
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

  it("fills from the neutral place to the value, to either side", () => {
    expect(piecesOf(0.5, 0.8, 1, 0)).toEqual([{ from: 0.5, to: 0.8, lit: true }]);
    expect(piecesOf(0.5, 0.2, 1, 0)).toEqual([{ from: 0.2, to: 0.5, lit: true }]);
    expect(piecesOf(0, 0, 1, 0)).toEqual([]);
  });

  it("lights as many segments as the value covers, apart from each other", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 2, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (to, count, spacing) => {
          const pieces = piecesOf(0, to, count, spacing);
          expect(pieces).toHaveLength(count);
          expect(Math.abs(pieces.filter(({ lit }) => lit).length - to * count)).toBeLessThanOrEqual(1);
          pieces.forEach((piece, index) =>
            expect(piece.from).toBeGreaterThanOrEqual((pieces[index - 1]?.to ?? 0) - 1e-9),
          );
        },
      ),
    );
  });
});
