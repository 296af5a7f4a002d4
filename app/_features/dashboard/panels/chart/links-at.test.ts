import { FieldType, toDataFrame, type DataFrame, type Field } from "@grafana/data";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linksAt, rowWith } from "./links-at";

function linked(times: number[], values: number[]): DataFrame {
  const frame = toDataFrame({
    fields: [
      { name: "time", type: FieldType.time, values: times },
      { name: "value", type: FieldType.number, values, config: { links: [{ title: "Open", url: "/x" }] } },
    ],
  });
  const field = frame.fields[1] as Field;
  field.display = (value) => ({ text: String(value), numeric: Number(value) });
  field.getLinks = ({ valueRowIndex }) => [
    { href: `/row/${valueRowIndex}`, title: "Open", target: "_self", origin: field },
  ];
  return frame;
}

describe("the links of a point", () => {
  it("are those of the row that the point came from", () => {
    const source = linked([10, 30], [1, 3]);
    const joined = linked([10, 20, 30], [1, 2, 3]);
    const field = joined.fields[1] as Field;
    field.state = { origin: { frameIndex: 0, fieldIndex: 1 } };
    expect(linksAt([source], joined, 1, 2).map(({ href }) => href)).toEqual(["/row/1"]);
    expect(linksAt([source], joined, 1, 1)).toEqual([]);
  });

  it("finds every number of an ascending list, and no other", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 60 }), fc.integer(), (numbers, other) => {
        const ascending = numbers.toSorted((a, b) => a - b);
        ascending.forEach((value, row) => expect(rowWith(ascending, value)).toBe(row));
        expect(rowWith(ascending, other)).toBe(ascending.indexOf(other));
      }),
    );
  });
});
