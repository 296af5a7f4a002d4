import { FieldType, toDataFrame } from "@grafana/data";
import { describe, expect, it } from "vitest";
import { extractFields, type ExtractOptions } from "./extract-fields";

const frame = (values: unknown[]) =>
  toDataFrame({
    fields: [
      { name: "time", type: FieldType.time, values: values.map((_, row) => row) },
      { name: "line", type: typeof values[0] === "object" ? FieldType.other : FieldType.string, values },
    ],
  });
const columns = (values: unknown[], options: Omit<ExtractOptions, "source">) =>
  extractFields([frame(values)], { source: "line", ...options })[0]!.fields.map(({ name, type, values: own }) => [
    name,
    type,
    own,
  ]);
const extracted = (values: unknown[], options: Omit<ExtractOptions, "source">) => columns(values, options).slice(2);

describe("fields extracted from one field", () => {
  it("are the members of JSON, typed by what they hold", () => {
    expect(extracted(['{"a":1,"b":"x"}', '{"a":2,"c":true}'], { format: "json" })).toEqual([
      ["a", "number", [1, 2]],
      ["b", "string", ["x", null]],
      ["c", "boolean", [null, true]],
    ]);
  });

  it("are those of an object too, as Loki's labels are", () => {
    expect(extracted([{ level: "error" }, { level: "info" }], { format: "json" })).toEqual([
      ["level", "string", ["error", "info"]],
    ]);
  });

  it("are the parts that paths name, under their aliases", () => {
    const jsonPaths = [{ path: "a.b[1]", alias: "second" }, { path: "gone" }, {}];
    expect(extracted(['{"a":{"b":[1,2]}}'], { format: "json", jsonPaths })).toEqual([
      ["second", "number", [2]],
      ["gone", "other", [null]],
    ]);
  });

  it("are pairs of a key and a value; only what is a number becomes one", () => {
    expect(extracted(['status=500 id=007 msg="it broke"', "status=200"], { format: "kvp" })).toEqual([
      ["status", "number", [500, 200]],
      ["id", "string", ["007", null]],
      ["msg", "string", ["it broke", null]],
    ]);
  });

  it("are named groups of a pattern", () => {
    const regExp = "/(?<method>GET|POST) (?<path>\\S+)/";
    expect(extracted(["GET /cart", "nothing"], { format: "regexp", regExp })).toEqual([
      ["method", "string", ["GET", null]],
      ["path", "string", ["/cart", null]],
    ]);
  });

  it("are found by themselves", () => {
    expect(extracted(['{"a":1}', "a=2"], { format: "auto" }).map(([name]) => name)).toEqual(["a"]);
  });

  it("replace all others, but for the time where it is kept", () => {
    expect(columns(['{"a":1}'], { format: "json", replace: true }).map(([name]) => name)).toEqual(["a"]);
    expect(columns(['{"a":1}'], { format: "json", replace: true, keepTime: true }).map(([name]) => name)).toEqual([
      "time",
      "a",
    ]);
  });

  it.each([
    ["json", "{not json"],
    ["regexp", "x"],
    ["kvp", "no pairs"],
  ] as const)("are none where there is no %s", (format, text) => {
    expect(extracted([text, null], { format, regExp: "(?<broken" })).toEqual([]);
  });

  it("leave a frame alone that has no such field", () => {
    const other = toDataFrame({ fields: [{ name: "a", values: [1] }] });
    expect(extractFields([other], { source: "line", format: "json" })).toEqual([other]);
  });
});
