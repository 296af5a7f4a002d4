import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { VariableValues } from "../contract";
import { formatValue } from "./format-value";
import { interpolateTarget } from "./interpolate-target";
import { Refusal } from "./refusal";
import { TEST_RANGE, testDashboard } from "./test-dashboard.suite";
import { variableScope } from "./variable-scope";

const dashboard = testDashboard({
  variables: [
    { type: "query", name: "host", multi: true, query: "hosts" },
    { type: "textbox", name: "text", query: "o'clock", current: { value: "o'clock" } },
  ],
});
const fill = (target: Record<string, unknown>, type: string, values: VariableValues) =>
  interpolateTarget(
    { refId: "A", hide: false, datasource: null, ...target },
    type,
    variableScope(dashboard, values, TEST_RANGE),
  );

describe("filling variables into a stored query", () => {
  it("fills every text of it, at any depth, and leaves out what is not the plugin's", () => {
    const target = { scenarioId: "csv", deep: [{ name: "$host" }], count: 3 };
    expect(fill(target, "grafana-testdata-datasource", { host: ["a", "b"] })).toEqual({
      scenarioId: "csv",
      deep: [{ name: "{a,b}" }],
      count: 3,
    });
  });

  it("quotes several values in SQL", () => {
    const target = { rawSql: "SELECT 1 WHERE host IN ($host) AND $__timeFilter(t)" };
    expect(fill(target, "mysql", { host: ["a", "b"] })).toEqual({
      rawSql: "SELECT 1 WHERE host IN ('a','b') AND $__timeFilter(t)",
    });
  });

  it("lets any value into a legend, which is only shown", () => {
    expect(fill({ legendFormat: "{{job}} $text" }, "prometheus", { text: `"} or` })).toEqual({
      legendFormat: '{{job}} "} or',
    });
  });

  it("uses what the author wrote as it stands", () => {
    expect(fill({ rawSql: "SELECT ${text:sqlstring}" }, "mysql", { text: "o'clock" })).toEqual({
      rawSql: "SELECT 'o''clock'",
    });
  });

  it("refuses values that could mean something in a language that is not known here", () => {
    const risky = fc
      .string({ maxLength: 20 })
      .filter((value) => /['"`;(){}<>=\\\s]|--|\/\*/.test(value) && value !== "o'clock");
    fc.assert(
      fc.property(risky, (value) => {
        expect(() => fill({ query: "SELECT '$text'" }, "influxdb", { text: value })).toThrow(Refusal);
      }),
    );
  });
});

describe("formats of values", () => {
  const variable = { name: "v", texts: ["A", "B"], multi: true };
  it.each([
    ["glob", "{a,b}"],
    ["csv", "a,b"],
    ["pipe", "a|b"],
    ["raw", "a,b"],
    ["regex", "(a|b)"],
    ["json", '["a","b"]'],
    ["singlequote", "'a','b'"],
    ["doublequote", '"a","b"'],
    ["sqlstring", "'a','b'"],
    ["distributed", "a,v=b"],
    ["lucene", '("a" OR "b")'],
    ["percentencode", "%7Ba%2Cb%7D"],
    ["queryparam", "var-v=a&var-v=b"],
    ["text", "A + B"],
    ["something else", "{a,b}"],
  ])("%s", (format, expected) => {
    const written = formatValue(format, ["a", "b"], variable);
    expect(format === "percentencode" ? decodeURIComponent(written) : written).toBe(
      format === "percentencode" ? "{a,b}" : expected,
    );
  });
});
