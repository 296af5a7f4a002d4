import { describe, expect, it } from "vitest";
import type { VariableOption } from "../contract";
import { interpolateExpression } from "./interpolate-expression";
import { interpolateText } from "./interpolate-text";
import { Refusal } from "./refusal";
import { TEST_RANGE, testDashboard } from "./test-dashboard.suite";
import { variableScope, type ScopeContext } from "./variable-scope";

const option = (text: string, value = text): VariableOption => ({ text, value });
const shown = { defaultFormat: "glob", shown: true };

describe("Grafana's own variables", () => {
  const dashboard = testDashboard();
  const fill = (text: string, context: ScopeContext = {}) =>
    interpolateText(text, variableScope(dashboard, {}, TEST_RANGE, context), { defaultFormat: "glob", shown: false });

  it.each([
    ["$__from ${__to}", "1764000000000 1764003600000"],
    ["${__from:date}", "2025-11-24T16:00:00.000Z"],
    ["${__from:date:iso}", "2025-11-24T16:00:00.000Z"],
    ["${__from:date:seconds}", "1764000000"],
    ["${__from:date:YYYY-MM-DD}", "2025-11-24"],
    ["${__from:date:HH:mm}", "16:00"],
    ["$__range $__range_s $__range_ms", "3600s 3600 3600000"],
    ["$__interval $__interval_ms", "15s 15000"],
    ["${__dashboard} ${__dashboard.uid}", "Shop overview shop"],
    ["${__org.name} ${__org}", "Ops 1"],
    ["$__timezone", "UTC"],
    ["$__timeFilter(t) $timeFilter $__all", "$__timeFilter(t) $timeFilter $__all"],
  ])("fills %s", (text, expected) => {
    expect(fill(text, { intervalMs: 15_000, organization: { id: "1", name: "Ops" } })).toBe(expected);
  });

  it("names who looks, and nobody through a shared link", () => {
    const viewer = { id: "u1", login: "sam", email: "sam@example.com" };
    expect(fill("${__user.login} ${__user.email} $__user", { viewer })).toBe("sam sam@example.com u1");
    expect(fill("[${__user.login}]")).toBe("[]");
  });

  it("does not let a person's name out of its quotes", () => {
    const viewer = { id: "1", login: 'a"} or up{', email: "" };
    const scope = variableScope(dashboard, {}, TEST_RANGE, { viewer });
    expect(interpolateExpression('up{user="${__user.login}"}', scope)).toBe('up{user="a\\"} or up{"}');
    expect(() => interpolateExpression("sum(${__user.login})", scope)).toThrow(Refusal);
  });
});

describe("kinds of variables", () => {
  const fillWith = (
    variable: Record<string, unknown>,
    text: string,
    given?: string | string[],
    context: ScopeContext = {},
  ) => {
    const values = given === undefined ? {} : { [String(variable.name)]: given };
    return interpolateText(
      text,
      variableScope(testDashboard({ variables: [variable] }), values, TEST_RANGE, context),
      shown,
    );
  };

  it("take fields of the options of a custom variable in JSON", () => {
    const query = JSON.stringify([
      { text: "Europe", value: "eu", zone: "fra" },
      { text: "Asia", value: "ap", zone: "tpe" },
    ]);
    const variable = {
      type: "custom",
      name: "v",
      valuesFormat: "json",
      query,
      multi: true,
      current: { value: ["eu"] },
    };
    expect(fillWith(variable, "${v.zone} ${v:text}")).toBe("fra Europe");
    expect(fillWith(variable, "${v.zone:csv} ${v:text}", ["eu", "ap"])).toBe("fra,tpe Europe + Asia");
    expect(fillWith(variable, '${v["zone"]} ${v.1}', ["eu", "ap"])).toBe("{fra,tpe} ap");
  });

  it("allow a switch only its two values", () => {
    const variable = {
      type: "switch",
      name: "s",
      options: [{ value: "on" }, { value: "off" }],
      current: { value: "off" },
    };
    expect(fillWith(variable, "$s")).toBe("off");
    expect(fillWith(variable, "$s", "on")).toBe("on");
    expect(() => fillWith(variable, "$s", "other")).toThrow("value-not-offered");
  });

  it("hold a custom variable to its list where its author allows nothing else", () => {
    const variable = { type: "custom", name: "c", query: "a,b", allowCustomValue: false, current: { value: "a" } };
    expect(() => fillWith(variable, "$c", "z")).toThrow("value-not-offered");
    expect(fillWith({ ...variable, allowCustomValue: true }, "$c", "z")).toBe("z");
  });

  it("compute an automatic interval that is stored or sent", () => {
    const variable = {
      type: "interval",
      name: "i",
      query: "1m,5m",
      auto: true,
      auto_count: 30,
      current: { value: "$__auto_interval_i" },
    };
    expect(fillWith(variable, "$i")).toBe("2m");
    expect(fillWith(variable, "$i", "$__auto")).toBe("2m");
    expect(fillWith(variable, "$i", "5m")).toBe("5m");
  });

  it("write all values in every format, where they are known", () => {
    const variable = {
      type: "query",
      name: "q",
      includeAll: true,
      multi: true,
      query: "x",
      current: { value: "$__all" },
    };
    const options = new Map([["q", [option("a"), option("b.c")]]]);
    for (const [format, expected] of [
      ["csv", "a,b.c"],
      ["regex", "(a|b\\.c)"],
      ["sqlstring", "'a','b.c'"],
      ["json", '["a","b.c"]'],
      ["glob", "{a,b.c}"],
      ["text", "All"],
      ["queryparam", "var-q=a&var-q=b.c"],
    ]) {
      expect(fillWith(variable, `\${q:${format}}`, undefined, { options })).toBe(expected);
    }
    expect(fillWith({ ...variable, allValue: ".+" }, "${q:csv}", undefined, { options })).toBe(".+");
  });

  it("refuse all values outside patterns, where they are not known", () => {
    const variable = { type: "query", name: "q", includeAll: true, query: "x", current: { value: "$__all" } };
    const scope = variableScope(testDashboard({ variables: [variable] }), {}, TEST_RANGE);
    expect(interpolateExpression('up{a=~"$q"}', scope)).toBe('up{a=~".*"}');
    expect(() => interpolateText("x $q", scope, { defaultFormat: "sqlstring", shown: false })).toThrow(
      "values-unknown",
    );
  });

  it("let a shared link put only offered values and numbers outside quotes", () => {
    const dashboard = testDashboard({ variables: [{ type: "query", name: "metric", query: "metrics(.*)" }] });
    const options = new Map([["metric", [option("up")]]]);
    const fill = (metric: string) =>
      interpolateExpression(
        "sum($metric)",
        variableScope(dashboard, { metric }, TEST_RANGE, { strict: true, options }),
      );
    expect(fill("up")).toBe("sum(up)");
    expect(fill("5")).toBe("sum(5)");
    expect(() => fill("node_secret")).toThrow("value-not-allowed");
  });
});
