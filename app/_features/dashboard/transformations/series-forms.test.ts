import { FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { partitionByValues } from "./partition-by-values";
import { prepareTimeSeries } from "./prepare-time-series";
import { timeSeriesTable } from "./time-series-table";

const regions = toDataFrame({
  refId: "A",
  fields: [
    { name: "Time", type: FieldType.time, values: [20, 20, 10, 10] },
    { name: "Region", type: FieldType.string, values: ["US", "EU", "US", "EU"] },
    { name: "Value", type: FieldType.number, values: [4, 3, 2, 1] },
  ],
});
const rows = (frame: DataFrame | undefined) => frame?.fields.map(({ name, values }) => [name, values]);

/** What stands beside the courses. */
const valuesOf = (table: DataFrame | undefined) =>
  table?.fields[1]?.values.map((course: { value: number | null }) => course.value);

describe("partition by values", () => {
  it("makes a frame of each value, named after it, in the order in which they come", () => {
    const parts = partitionByValues([regions], { fields: ["Region"] });
    expect(parts.map(({ name, length }) => [name, length])).toEqual([
      ["US", 2],
      ["EU", 2],
    ]);
    expect(rows(parts[1])).toEqual([
      ["Time", [20, 10]],
      ["Value", [3, 1]],
    ]);
  });

  it("names, keeps and labels as it is told", () => {
    const named = { ...regions, name: "sales" };
    const name = (naming: object) => partitionByValues([named], { fields: ["Region"], naming })[0]?.name;
    expect(name({ append: true, withNames: true, separator1: ":", separator2: "/" })).toBe("sales/Region:US");
    const [part] = partitionByValues([regions], { fields: ["Region"], keepFields: true, naming: { asLabels: true } });
    expect(part?.fields.map((field) => [field.name, field.labels])).toEqual([
      ["Time", undefined],
      ["Region", { Region: "US" }],
      ["Value", { Region: "US" }],
    ]);
  });

  it("leaves frames alone that have no such field", () => {
    expect(partitionByValues([regions], { fields: ["gone"] })).toEqual([regions]);
  });
});

describe("prepared time series", () => {
  it("are a frame each, in the order of time, texts as labels", () => {
    const frames = prepareTimeSeries([regions], { format: "multi" });
    expect(frames.map(({ fields }) => [fields[0]?.values, fields[1]?.values, fields[1]?.labels])).toEqual([
      [[10, 20], [2, 4], { Region: "US" }],
      [[10, 20], [1, 3], { Region: "EU" }],
    ]);
    expect(prepareTimeSeries([regions], { format: "many" })).toEqual(frames);
  });

  it("share one time when wide", () => {
    const [frame, ...others] = prepareTimeSeries([regions], { format: "wide" });
    expect(others).toEqual([]);
    expect(frame?.fields.map(({ values, labels }) => [values, labels])).toEqual([
      [[10, 20], undefined],
      [[2, 4], { Region: "US" }],
      [[1, 3], { Region: "EU" }],
    ]);
  });

  it("are rows when long, and come back from there", () => {
    const wide = prepareTimeSeries([regions], { format: "wide" });
    const [frame] = prepareTimeSeries(wide, { format: "long" });
    expect(rows(frame)).toEqual([
      ["Time", [10, 10, 20, 20]],
      ["Region", ["US", "EU", "US", "EU"]],
      ["Value", [2, 1, 4, 3]],
    ]);
  });

  it("keep the columns of one frame together when long", () => {
    const two = toDataFrame({
      fields: [
        { name: "a", type: FieldType.number, values: [10, 30] },
        { name: "b", type: FieldType.number, values: [20, 40] },
        { name: "t", type: FieldType.time, values: [9, 5] },
      ],
    });
    expect(rows(prepareTimeSeries([two], { format: "long" })[0])).toEqual([
      ["t", [5, 9]],
      ["a", [30, 10]],
      ["b", [40, 20]],
    ]);
  });

  it("are nothing of what has no time", () => {
    const table = toDataFrame({ fields: [{ name: "a", type: FieldType.number, values: [1] }] });
    for (const format of ["wide", "multi", "long"] as const) expect(prepareTimeSeries([table], { format })).toEqual([]);
  });
});

describe("time series as a table", () => {
  it("has a row for each series, with its labels, its course and one value of it", () => {
    const [table] = timeSeriesTable([regions], { A: undefined });
    expect(rows(table)?.[0]).toEqual(["Region", ["US", "EU"]]);
    const trend = table?.fields[1];
    expect([trend?.name, trend?.type]).toEqual(["Trend #A", "frame"]);
    expect(valuesOf(table)).toEqual([4, 3]);
  });

  it("has one for each query, with the value that is chosen", () => {
    const tables = timeSeriesTable([regions, { ...regions, refId: "B" }], { B: { stat: "mean" as never } });
    expect(tables.map(({ refId }) => refId)).toEqual(["A", "B"]);
    expect(valuesOf(tables[1])).toEqual([3, 2]);
  });
});
