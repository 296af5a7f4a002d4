import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thumbnailBox } from "./thumbnail-box";

describe("the place of a picture", () => {
  it.each([
    [
      { width: 1920, height: 1080 },
      { width: 320, height: 180 },
    ],
    [
      { width: 1080, height: 1920 },
      { width: 124, height: 220 },
    ],
    [
      { width: 100, height: 80 },
      { width: 100, height: 80 },
    ],
    [
      { width: 1, height: 1 },
      { width: 44, height: 44 },
    ],
    [
      { width: 10_000, height: 10 },
      { width: 320, height: 44 },
    ],
  ])("of %j is %j", (picture, box) => {
    expect(thumbnailBox(picture)).toEqual(box);
  });

  it("is always one that can be seen and pressed", () => {
    const edge = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const box = thumbnailBox({ width, height });
        expect(box.width).toBeGreaterThanOrEqual(44);
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.width).toBeLessThanOrEqual(320);
        expect(box.height).toBeLessThanOrEqual(220);
      }),
    );
  });
});
