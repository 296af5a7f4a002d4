import { describe, expect, it } from "vitest";
import { prometheusTables } from "./prometheus-tables";

const series = (refId: string, labels: Record<string, string>, value: number) => ({
  refId,
  length: 1,
  meta: { type: "timeseries-multi" },
  fields: [
    { name: "Time", type: "time", values: [1000] },
    { name: "Value", type: "number", labels, values: [value] },
  ],
});
const rows = (frame?: { fields: readonly { name: string; values: unknown }[] }) =>
  Object.fromEntries((frame?.fields ?? []).map(({ name, values }) => [name, values]));

describe("tables of Prometheus", () => {
  it("have a row for each series and a column for each label", () => {
    const data = [series("A", { job: "api", zone: "eu" }, 1), series("A", { job: "db" }, 2)];
    const [table, ...others] = prometheusTables(data, [{ refId: "A", format: "table" }]);
    expect(others).toEqual([]);
    expect(rows(table)).toEqual({ Time: [1000, 1000], job: ["api", "db"], zone: ["eu", ""], Value: [1, 2] });
  });

  it("are told apart when there are several, and leave graphs alone", () => {
    const data = [series("A", { job: "api" }, 1), series("B", { job: "api" }, 2), series("C", { job: "api" }, 3)];
    const targets = [{ refId: "A", format: "table" }, { refId: "B", format: "table" }, { refId: "C" }];
    const result = prometheusTables(data, targets);
    expect(result.map(({ fields }) => fields.at(-1)?.name)).toEqual(["Value", "Value #A", "Value #B"]);
  });

  it("are not made of answers that are none of Prometheus'", () => {
    const other = { refId: "A", length: 1, fields: [{ name: "host", type: "string", values: ["x"] }] };
    expect(prometheusTables([other], [{ refId: "A", format: "table" }])).toEqual([other]);
  });
});
