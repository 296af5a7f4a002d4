import { describe, expect, it } from "vitest";
import { migrateXY } from "./migrate-xy";

describe("old options of an xy chart", () => {
  it("keep the fields that they name", () => {
    const old = {
      seriesMapping: "manual" as const,
      series: [{ x: "a", y: "b", pointSize: { field: "c" }, name: "one" }],
    };
    expect(migrateXY(old)).toMatchObject({
      mapping: "manual",
      series: [
        {
          name: { fixed: "one" },
          x: { matcher: { id: "byName", options: "a" } },
          y: { matcher: { id: "byName", options: "b" } },
          size: { matcher: { id: "byName", options: "c" } },
        },
      ],
    });
  });

  it("keep the frame and x of series that are found", () => {
    expect(migrateXY({ seriesMapping: "auto", dims: { frame: 1, x: "a" } })).toMatchObject({
      mapping: "auto",
      series: [{ frame: { matcher: { id: "byIndex", options: 1 } }, x: { matcher: { options: "a" } } }],
    });
  });

  it("stay as they are when they are of today", () => {
    const today = { mapping: "manual" as const, series: [] };
    expect(migrateXY(today as never)).toBe(today);
  });
});
