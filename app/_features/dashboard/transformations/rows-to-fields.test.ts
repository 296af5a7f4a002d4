import { FieldType, toDataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { rowsToFields } from "./rows-to-fields";

const servers = toDataFrame({
  fields: [
    { name: "Name", type: FieldType.string, values: ["A", "B"] },
    { name: "Value", type: FieldType.number, config: { unit: "s" }, values: [10, 20] },
    { name: "Max", type: FieldType.number, values: [100, null] },
    { name: "DataCenter", type: FieldType.string, values: ["US", "EU"] },
  ],
});

describe("rows as fields", () => {
  it("are named, valued, limited and labelled by their columns", () => {
    const [frame] = rowsToFields([servers], {});
    expect(frame?.length).toBe(1);
    expect(frame?.fields).toMatchObject([
      { name: "A", values: [10], config: { unit: "s", max: 100 }, labels: { DataCenter: "US" } },
      { name: "B", values: [20], config: { unit: "s" }, labels: { DataCenter: "EU" } },
    ]);
    expect(frame?.fields[1]?.config).not.toHaveProperty("max");
  });

  it("take other columns where these are chosen, and leave out what is ignored", () => {
    const mappings = [
      { fieldName: "DataCenter", handlerKey: "field.name" },
      { fieldName: "Max", handlerKey: "field.value" },
      { fieldName: "Name", handlerKey: "__ignore" },
      { fieldName: "Value", handlerKey: "threshold1" },
    ];
    const [frame] = rowsToFields([servers], { mappings });
    expect(frame?.fields.map(({ name, values, labels }) => [name, values, labels])).toEqual([
      ["US", [100], {}],
      ["EU", [null], {}],
    ]);
    expect(frame?.fields[0]?.config.thresholds?.steps[1]?.value).toBe(10);
  });

  it("are not made without a name and a value", () => {
    const numbers = toDataFrame({ fields: [{ name: "a", type: FieldType.number, values: [1] }] });
    expect(rowsToFields([numbers], {})).toEqual([numbers]);
  });
});
