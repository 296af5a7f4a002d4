import { FieldType, createTheme, toDataFrame, type DataFrame } from "@grafana/data";
import { describe, expect, it, vi } from "vitest";
import type { XYOptions, XYSeriesConfig } from "./xy-options";
import { xySeries } from "./xy-series";

// Formats of numbers ask for the language of the browser, which Node 20 has none of.
vi.stubGlobal("navigator", { language: "en", languages: ["en"] });
const theme = createTheme();

const frame = (columns: Record<string, unknown[]>, custom: object = {}): DataFrame =>
  toDataFrame({
    fields: Object.entries(columns).map(([name, values]) => ({
      name,
      values,
      type: FieldType.number,
      config: { custom },
    })),
  });
const byName = (name: string) => ({ matcher: { id: "byName", options: name } });
const options = (mapping: "auto" | "manual", ...series: XYSeriesConfig[]) =>
  ({ mapping, series }) as unknown as XYOptions;
const read = (frames: DataFrame[], given: XYOptions) =>
  xySeries(frames, given, theme).series.map(({ name, xs, ys, sizes }) => ({ name, xs, ys, sizes }));

describe("the series of an xy chart", () => {
  const table = frame({ weight: [1, 2, null, 4], height: [10, Number.NaN, 30, 40], age: [5, 6, 7, 8] });

  it("are found: the first number is x, the others are series of points that have both", () => {
    expect(read([table], options("auto"))).toMatchObject([
      { name: "height", xs: [1, 4], ys: [10, 40] },
      { name: "age", xs: [1, 2, 4], ys: [5, 6, 8] },
    ]);
  });

  it("keep the fields for size and colour apart", () => {
    const sized = frame({ x: [1, 2], y: [1, 2], size: [0, 100] }, { pointSize: { min: 4, max: 24 } });
    const [only, ...others] = read([sized], options("auto", { size: byName("size") }));
    expect(only).toMatchObject({ name: "y", sizes: [4, 24] });
    expect(others).toEqual([]);
  });

  it("are those that the panel names", () => {
    const given = options(
      "manual",
      { x: byName("age"), y: byName("height"), name: { fixed: "tall" } },
      { x: byName("age"), y: byName("weight") },
    );
    expect(read([table], given)).toMatchObject([
      { name: "tall", xs: [5, 7, 8], ys: [10, 30, 40] },
      { name: "weight", xs: [5, 6, 8], ys: [1, 2, 4] },
    ]);
  });

  it("come from the frame that is named", () => {
    const given = options("manual", {
      frame: { matcher: { id: "byIndex", options: 1 } },
      x: byName("a"),
      y: byName("b"),
    });
    const second = { ...frame({ a: [7], b: [8] }) };
    expect(read([frame({ a: [1], b: [2] }), second], given)).toMatchObject([{ xs: [7], ys: [8] }]);
  });

  it("are none where there are no two numbers", () => {
    expect(read([frame({ a: [1] })], options("auto"))).toEqual([]);
    expect(read([], options("manual"))).toEqual([]);
  });
});
