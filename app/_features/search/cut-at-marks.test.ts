import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtMarks } from "./cut-at-marks";

describe("an excerpt", () => {
  it("shows what was looked for", () => {
    expect(cutAtMarks("the checkout is down", [[4, 12]])).toEqual([
      { text: "the ", isMarked: false },
      { text: "checkout", isMarked: true },
      { text: " is down", isMarked: false },
    ]);
  });

  it("keeps its text whatever the marks are", () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
        const pieces = cutAtMarks(text, marks);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        expect(pieces.every((piece) => piece.text !== "")).toBe(true);
      }),
    );
  });
});
