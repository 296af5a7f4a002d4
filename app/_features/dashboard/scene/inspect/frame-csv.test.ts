import { FieldType, createDataFrame, type DisplayValue } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { frameCsv } from "./frame-csv";

const frame = createDataFrame({
  fields: [
    { name: "time", type: FieldType.time, values: [0, 60_000, 120_000] },
    { name: "used", type: FieldType.number, values: [0.5, null, -1], config: { unit: "percentunit" } },
    { name: "who, what", type: FieldType.string, values: ['says "hi"', "=1+1", "<b>plain</b>"] },
  ],
});

describe("a panel's data as a file", () => {
  it("holds every value, quoted where it has to be", () => {
    expect(frameCsv(frame, false)).toBe(
      [
        '\uFEFFtime,used,"who, what"',
        '1970-01-01T00:00:00.000Z,0.5,"says ""hi"""',
        "1970-01-01T00:01:00.000Z,,'=1+1",
        "1970-01-01T00:02:00.000Z,-1,<b>plain</b>",
        "",
      ].join("\r\n"),
    );
  });

  it("reads as the panel does where that is wanted", () => {
    const display = (value: unknown): DisplayValue => ({
      text: String(Number(value) * 100),
      suffix: "%",
      numeric: Number(value),
    });
    const fields = frame.fields.map((field) => (field.name === "used" ? { ...field, display } : field));
    const [, first = "", second = ""] = frameCsv({ ...frame, fields }, true).split("\r\n");
    expect(first).toContain(",50%,");
    expect(second).toContain(",,");
  });
});
