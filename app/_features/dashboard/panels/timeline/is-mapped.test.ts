import { MappingType, type ValueMapping } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { isMapped } from "./is-mapped";

describe("a number with mappings", () => {
  it("is named when its value or its range is", () => {
    const mappings: ValueMapping[] = [
      { type: MappingType.ValueToText, options: { "1": { text: "up" } } },
      { type: MappingType.RangeToText, options: { from: 10, to: null, result: { text: "many" } } },
    ];
    expect([1, 2, 10, 1e9].map((value) => isMapped(value, mappings))).toEqual([true, false, true, true]);
    expect(isMapped(1, undefined)).toBe(false);
  });
});
