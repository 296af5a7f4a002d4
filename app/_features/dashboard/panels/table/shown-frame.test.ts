import { FieldType, type DataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { shownFrame } from "./shown-frame";

const field = (name: string, values: unknown[], custom = {}) => ({
  name,
  type: FieldType.string,
  values,
  config: { custom },
});
const frame = (...fields: ReturnType<typeof field>[]): DataFrame => ({ fields, length: fields[0]?.values.length ?? 0 });

describe("what a table draws", () => {
  it("is the frame itself where nothing is hidden or too long", () => {
    const whole = frame(field("a", [1, 2]));
    expect(shownFrame(whole, 2)).toBe(whole);
  });

  it("leaves out fields that are hidden", () => {
    const drawn = shownFrame(frame(field("a", [1]), field("labelTypes", [{}], { hidden: true })), 5);
    expect(drawn.fields.map(({ name }) => name)).toEqual(["a"]);
  });

  it("ends after so many rows, in every field", () => {
    const drawn = shownFrame(frame(field("a", [1, 2, 3]), field("b", [4, 5, 6])), 2);
    expect(drawn.length).toBe(2);
    expect(drawn.fields.map(({ values }) => values)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });
});
