import { FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { MOST_SERIES, prepareSeries } from "./prepare-series";

const frame = (...columns: [type: FieldType, values: unknown[]][]): DataFrame =>
  toDataFrame({ fields: columns.map(([type, values], at) => ({ name: `c${at}`, type, values, config: {} })) });

describe("series for a plot over time", () => {
  it("leaves gaps where there is no number", () => {
    const { frames } = prepareSeries([
      frame([FieldType.time, [1, 2, 3]], [FieldType.number, [1, Number.NaN, Number.POSITIVE_INFINITY]]),
    ]);
    expect(frames[0]?.fields[1]?.values).toEqual([1, null, null]);
  });

  it("brings times into order, with their values", () => {
    const { frames } = prepareSeries([frame([FieldType.time, [3, 1, 2]], [FieldType.number, [30, 10, 20]])]);
    expect(frames[0]?.fields.map(({ values }) => values)).toEqual([
      [1, 2, 3],
      [10, 20, 30],
    ]);
  });

  it("draws yes and no as steps", () => {
    const { frames } = prepareSeries([frame([FieldType.time, [1, 2, 3]], [FieldType.boolean, [true, false, null]])]);
    const field = frames[0]?.fields[1];
    expect([field?.type, field?.values, field?.config.unit]).toEqual(["number", [1, 0, null], "bool"]);
    expect(field?.config.custom).toMatchObject({ lineInterpolation: "stepAfter" });
  });

  it("says what is missing", () => {
    expect(prepareSeries([frame([FieldType.number, [1]])]).problem).toBe("noTime");
    expect(prepareSeries([frame([FieldType.time, [1]], [FieldType.string, ["a"]])]).problem).toBe("noNumber");
  });

  it("draws the first of very many series and counts all", () => {
    const many = Array.from({ length: 10_000 }, () => frame([FieldType.time, [1, 2]], [FieldType.number, [1, 2]]));
    const wide = frame([FieldType.time, [1]], ...many.map((): [FieldType, unknown[]] => [FieldType.number, [1]]));
    for (const frames of [many, [wide]]) {
      const { frames: drawn, shown, total } = prepareSeries(frames);
      const series = drawn.flatMap(({ fields }) => fields.filter(({ type }) => type === FieldType.number));
      expect([series.length, shown, total]).toEqual([MOST_SERIES, MOST_SERIES, 10_000]);
    }
  });

  it("keeps exemplars out of the lines", () => {
    const exemplars = { ...frame([FieldType.time, [1]], [FieldType.number, [1]]), name: "exemplar" };
    const lines = frame([FieldType.time, [1]], [FieldType.number, [1]]);
    expect(prepareSeries([lines, exemplars]).frames).toHaveLength(1);
  });
});
