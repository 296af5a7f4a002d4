import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isolated } from "./isolated";

const CONTROLS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2065\ufeff\u061c]/u;

describe("a name in a sentence", () => {
  it("loses what hides, joins or turns things around, and keeps its letters", () => {
    expect(isolated("Ad\u200ba\u202eevil")).toBe("Adaevil");
    expect(isolated("王小明")).toBe("王小明");
    expect(isolated("O'Brien  Jr.")).toBe("O'Brien Jr.");
  });

  it("is isolated where it runs from right to left", () => {
    expect(isolated("דנה")).toBe("\u2068דנה\u2069");
    expect(isolated("محمد (SRE)")).toBe("\u2068محمد (SRE)\u2069");
  });

  it("never holds a control of direction but the pair around it", () => {
    const piece = fc.constantFrom("a", "א", "\u202e", "\u2066", "\u2069", "\u200f", "\u200b", " ", "\n", "ع");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = isolated(pieces.join(""));
        const inside = text.startsWith("\u2068") ? text.slice(1, -1) : text;
        expect(inside).not.toMatch(CONTROLS);
        expect(inside).not.toMatch(/[\u2066-\u2069\n]/u);
      }),
    );
  });
});
