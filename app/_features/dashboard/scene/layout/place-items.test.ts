import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COLUMNS, placeItems, type Place } from "./place-items";

const place = fc.record({
  x: fc.integer({ min: -5, max: 40 }),
  y: fc.integer({ min: 0, max: 200 }),
  w: fc.integer({ min: -3, max: 40 }),
  h: fc.integer({ min: -3, max: 30 }),
});

const overlaps = (a: Place, b: Place): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

describe("places in the grid", () => {
  it("keep what fits where the author put it", () => {
    const items = [
      { x: 0, y: 0, w: 12, h: 8 },
      { x: 12, y: 0, w: 12, h: 4 },
      { x: 12, y: 4, w: 12, h: 4 },
      { x: 0, y: 8, w: 24, h: 5 },
    ];
    expect(placeItems(items).map(({ place }) => place)).toEqual(items);
  });

  it("close the gap that a hidden panel leaves, and make room for one that grew", () => {
    const above = { x: 0, y: 3, w: 12, h: 16 };
    const below = { x: 0, y: 11, w: 12, h: 8 };
    const beside = { x: 12, y: 11, w: 12, h: 8 };
    expect(placeItems([below, above, beside]).map(({ item, place }) => [item, place.y])).toEqual([
      [above, 0],
      [below, 16],
      [beside, 0],
    ]);
  });

  it("never overlap, never leave the grid, and lose nobody", () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (items) => {
        const placed = placeItems(items);
        expect(placed.map(({ item }) => item)).toHaveLength(items.length);
        for (const [index, { place: one }] of placed.entries()) {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.w).toBeLessThanOrEqual(COLUMNS);
          for (const { place: other } of placed.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        }
      }),
    );
  });
});
