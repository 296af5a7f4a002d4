import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinLabels } from "./thin-labels";

const shownOf = (count: number, room: number, longest: number, spacing = 0): number[] => {
  const shown = thinLabels({ count, room, longest, spacing });
  return Array.from({ length: count }, (_, index) => index).filter(shown);
};

describe("labels along an axis", () => {
  it("are all written where they have room", () => expect(shownOf(4, 100, 20)).toEqual([0, 1, 2, 3]));
  it("are left out evenly where they have none", () => expect(shownOf(6, 100, 40)).toEqual([0, 3]));
  it("keep the last one when counted from the end", () => expect(shownOf(6, 100, 40, -1)).toEqual([2, 5]));

  it("never run into each other", () => {
    const size = fc.integer({ min: 1, max: 400 });
    fc.assert(
      fc.property(size, size, size, (count, room, longest) => {
        expect((shownOf(count, room, longest).length - 1) * longest).toBeLessThanOrEqual(room);
      }),
    );
  });
});
