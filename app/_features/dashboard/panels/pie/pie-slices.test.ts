import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelRoom, pieSlices, slicePath, sortedValues, type PieValue } from "./pie-slices";

const value = (name: string, amount: number): PieValue => ({ name, value: amount, color: "red" });

describe("the slices of a pie", () => {
  it("fill the circle, each after the one before", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (amounts) => {
          const { slices } = pieSlices(amounts.map((amount, index) => value(String(index), amount)));
          expect(slices[0]?.start).toBe(0);
          expect(slices.at(-1)?.end).toBeCloseTo(2 * Math.PI, 6);
          slices.slice(1).forEach((slice, index) => expect(slice.start).toBe(slices[index]?.end));
          expect(slices.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
        },
      ),
    );
  });

  it("are only of values above zero", () => {
    const values = [value("a", NaN), value("b", -3), value("c", 0), value("d", Infinity), value("e", 2)];
    const { slices, total } = pieSlices(values);
    expect(slices.map(({ item }) => item.name)).toEqual(["e"]);
    expect(total).toBe(2);
    expect(pieSlices([]).slices).toEqual([]);
  });

  it("stand in the order that was chosen, what is no number last", () => {
    const values = [value("a", 2), value("b", NaN), value("c", 5)];
    expect(sortedValues(values, "desc").map(({ name }) => name)).toEqual(["c", "a", "b"]);
    expect(sortedValues(values, "asc").map(({ name }) => name)).toEqual(["a", "c", "b"]);
    expect(sortedValues(values, "none").map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("leave their labels room up to the rim", () => {
    expect(labelRoom(0, 0, 50)).toBe(100);
    expect(labelRoom(30, 0, 50)).toBe(40);
    expect(labelRoom(30, 45, 50)).toBe(0);
  });

  it("have an outline even when one is all there is", () => {
    expect(slicePath(0, 2 * Math.PI, 0, 10)).toMatch(/^M0,-10A.*ZM0,10A.*Z$/);
    expect(slicePath(0, Math.PI / 2, 5, 10)).toBe("M0,-10A10,10,0,0,1,10,0L5,0A5,5,0,0,0,0,-5Z");
  });
});
