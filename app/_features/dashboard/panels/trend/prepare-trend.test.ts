import { FieldType, toDataFrame, type DataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { prepareTrend } from "./prepare-trend";

const frame = (columns: Record<string, unknown[]>): DataFrame =>
  toDataFrame({
    fields: Object.entries(columns).map(([name, values]) => ({ name, values, type: FieldType.number, config: {} })),
  });
const valuesOf = (prepared: ReturnType<typeof prepareTrend>) =>
  "frames" in prepared ? prepared.frames[0]?.fields.map(({ values }) => values) : prepared;

describe("a trend", () => {
  it("takes the first number for x when none is named", () => {
    expect(valuesOf(prepareTrend([frame({ rpm: [1, 2], torque: [5, 6] })], undefined))).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  it("takes the field that is named, and leaves out rows without it", () => {
    const table = frame({ torque: [5, 6, Number.NaN], rpm: [1, null, 3] });
    expect(valuesOf(prepareTrend([table], "rpm"))).toEqual([
      [1, 3],
      [5, null],
    ]);
  });

  it("refuses values that go back and forth, and says which", () => {
    expect(prepareTrend([frame({ rpm: [2, 1], torque: [5, 6] })], undefined)).toEqual({
      problem: "notAscending",
      field: "rpm",
    });
  });

  it("asks for no gaps of so many milliseconds: there is no time", () => {
    const table = frame({ rpm: [1, 2], torque: [5, 6] });
    for (const field of table.fields) field.config.custom = { insertNulls: 1_000, lineWidth: 3 };
    const prepared = prepareTrend([table], undefined);
    const fields = "frames" in prepared ? prepared.frames[0]?.fields : [];
    expect(fields?.map(({ config }) => config.custom as object)).toEqual([
      { insertNulls: false, lineWidth: 3 },
      { insertNulls: false, lineWidth: 3 },
    ]);
  });

  it("says when the named field is gone", () => {
    expect(prepareTrend([frame({ rpm: [1], torque: [5] })], "speed")).toEqual({ problem: "noField", field: "speed" });
    expect(prepareTrend([], undefined)).toEqual({ problem: "noNumber" });
  });
});
