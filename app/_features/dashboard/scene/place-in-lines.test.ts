import fc from "fast-check";
import { expect, it } from "vitest";
import { placeInLines } from "./place-in-lines";

it("puts panels side by side, then below, never over each other or out of the grid", () => {
  const sizes = [
    { width: 12, height: 8 },
    { width: 12, height: 4 },
    { width: 16, height: 5 },
    { width: 12, height: 5 },
  ];
  expect(placeInLines(sizes).map(({ x, y }) => [x, y])).toEqual([
    [0, 0],
    [12, 0],
    [0, 8],
    [0, 13],
  ]);
  const size = fc.record({ width: fc.integer({ min: -3, max: 40 }), height: fc.integer({ min: -3, max: 40 }) });
  fc.assert(
    fc.property(fc.array(size, { maxLength: 40 }), (wanted) => {
      const taken = new Set<string>();
      for (const { x, y, w, h } of placeInLines(wanted)) {
        expect(x + w).toBeLessThanOrEqual(24);
        for (let column = x; column < x + w; column++) {
          for (let row = y; row < y + h; row++) {
            expect(taken.has(`${column} ${row}`)).toBe(false);
            taken.add(`${column} ${row}`);
          }
        }
      }
    }),
  );
});
