import { describe, expect, it } from "vitest";
import { SPLIT_MAX, SPLIT_MIN, splitOf } from "@/app/(console)/incidents/[number]/room-split";

describe("the remembered width of the timeline", () => {
  it("is what was stored, within its limits", () => {
    expect(splitOf("29")).toBe(29);
    expect(splitOf(String(SPLIT_MIN))).toBe(SPLIT_MIN);
    expect(splitOf(String(SPLIT_MAX))).toBe(SPLIT_MAX);
  });

  it("is the usual one for anything else", () => {
    const usual = splitOf(undefined);
    for (const value of ["", "0", "90", "-30", "wide", "NaN", "Infinity"]) expect(splitOf(value)).toBe(usual);
  });
});
