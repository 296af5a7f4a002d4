import { FieldType, ThresholdsMode, toDataFrame, type DataFrame, type Field, type FieldConfig } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { timelineRows } from "./timeline-rows";

type Column = [name: string, type: FieldType, values: unknown[], config?: FieldConfig];
function frame(...columns: Column[]): DataFrame {
  const made = toDataFrame({
    fields: columns.map(([name, type, values, config = {}]) => ({ name, type, values, config })),
  });
  for (const field of made.fields) field.display = (value) => ({ text: String(value), numeric: Number(value) });
  return made;
}
const times: Column = ["time", FieldType.time, [10, 20, 30, 40]];
const range = { from: 0, to: 100 };
const merged = { until: 100, merge: true };
const stretchesOf = (data: DataFrame, how: Parameters<typeof timelineRows>[2] = merged) =>
  timelineRows([data], range, how).rows[0]?.stretches.map(({ text, from, to }) => [text, from, to]);

describe("a state timeline", () => {
  it("joins what does not change, and lasts to the end", () => {
    expect(stretchesOf(frame(times, ["state", FieldType.string, ["up", "up", "down", "up"]]))).toEqual([
      ["up", 10, 30],
      ["down", 30, 40],
      ["up", 40, 100],
    ]);
  });

  it("keeps equal values apart when told to", () => {
    const data = frame(times, ["state", FieldType.boolean, [true, true, false, false]]);
    expect(stretchesOf(data, { until: 100, merge: false })).toHaveLength(4);
  });

  it("shows nothing where there is no value, unless it shall be bridged", () => {
    const gap = (custom: object): Column => ["state", FieldType.string, ["up", null, "up", null], { custom }];
    expect(stretchesOf(frame(times, gap({})))).toEqual([
      ["up", 10, 20],
      ["up", 30, 40],
    ]);
    expect(stretchesOf(frame(times, gap({ spanNulls: true })))).toEqual([["up", 10, 100]]);
    expect(stretchesOf(frame(times, gap({ spanNulls: 30 })))).toEqual([["up", 10, 40]]);
  });

  it("ends a state after which nothing was heard", () => {
    const quiet: Column = ["state", FieldType.string, ["up", "up", "up", "up"], { custom: { insertNulls: 15 } }];
    expect(stretchesOf(frame(["time", FieldType.time, [10, 20, 60, 70]], quiet))).toEqual([
      ["up", 10, 35],
      ["up", 60, 85],
    ]);
  });

  it("reads two times as begin and end", () => {
    const end: Column = ["end", FieldType.time, [15, 25, 35, 45]];
    const data = frame(times, end, ["state", FieldType.string, ["a", "b", "c", "d"]]);
    expect(stretchesOf(data)?.[0]).toEqual(["a", 10, 15]);
  });

  it("shows numbers with thresholds as ranges", () => {
    const thresholds = {
      mode: ThresholdsMode.Absolute,
      steps: [
        { value: Number.NEGATIVE_INFINITY, color: "green" },
        { value: 50, color: "red" },
      ],
    };
    const load: Column = ["load", FieldType.number, [10, 20, 60, 70], { thresholds, color: { mode: "thresholds" } }];
    expect(stretchesOf(frame(times, load))).toEqual([
      ["< 50", 10, 30],
      ["50+", 30, 100],
    ]);
  });

  it("never overlaps and never goes back", () => {
    const value = fc.constantFrom("a", "b", null, undefined);
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 30 }),
        fc.boolean(),
        fc.constantFrom(false, true, 15),
        (values, merge, spanNulls) => {
          const at: Column = ["time", FieldType.time, values.map((_, row) => row * 10)];
          const data = frame(at, ["state", FieldType.string, values, { custom: { spanNulls } }]);
          const stretches = timelineRows([data], range, { until: 1_000, merge }).rows[0]?.stretches ?? [];
          stretches.forEach((stretch, index) => {
            expect(stretch.to).toBeGreaterThanOrEqual(stretch.from);
            expect(stretch.from).toBeGreaterThanOrEqual(stretches[index - 1]?.to ?? 0);
          });
        },
      ),
    );
  });
});

describe("a status history", () => {
  it("shows each sample over its share of a step", () => {
    const data = frame(times, ["state", FieldType.number, [1, 1, Number.NaN, 2]]);
    expect(stretchesOf(data, { share: 0.5 })).toEqual([
      ["1", 7.5, 12.5],
      ["1", 17.5, 22.5],
      ["2", 37.5, 42.5],
    ]);
  });

  it("leaves out rows that are hidden", () => {
    const data = frame(times, ["a", FieldType.number, [1, 2, 3, 4]], ["b", FieldType.number, [1, 2, 3, 4]]);
    (data.fields[1] as Field).config.custom = { hideFrom: { viz: true } };
    expect(timelineRows([data], range, { share: 1 }).rows.map(({ name }) => name)).toEqual(["b"]);
  });

  it("makes the rows of one page, and counts all", () => {
    const many = Array.from({ length: 7 }, (_, at): Column => [`row ${at}`, FieldType.number, [1, 2, 3, 4]]);
    const { rows, total } = timelineRows([frame(times, ...many)], range, { share: 1 }, { from: 5, to: 10 });
    expect([rows.map(({ name }) => name), total]).toEqual([["row 5", "row 6"], 7]);
  });
});
