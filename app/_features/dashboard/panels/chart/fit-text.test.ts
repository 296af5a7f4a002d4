import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText } from "./fit-text";

const widthOf = (text: string): number => text.length;

describe("a text in narrow room", () => {
  it("is shortened with an ellipsis, or left out", () => {
    expect(fitText("degraded", 8, widthOf)).toBe("degraded");
    expect(fitText("degraded", 5, widthOf)).toBe("degr…");
    expect(fitText("degraded", 3, widthOf)).toBe("");
  });

  it("never needs more room than there is", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 40 }), (text, room) => {
        expect(widthOf(fitText(text, room, widthOf))).toBeLessThanOrEqual(room);
      }),
    );
  });
});
