import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredPanel } from "../contract";
import { expressionNeeds } from "./expression-needs";
import { findPanel } from "./find-panel";
import { panelQueries } from "./panel-queries";
import { panelTargets } from "./panel-targets";
import { pluginDefaults } from "./plugin-defaults";
import { TEST_RANGE, TEST_SOURCES, testDashboard } from "./test-dashboard.suite";
import { traceqlSearch } from "./traceql-search";

const expr = (refId: string, more: object = {}) => ({ refId, expr: `up_${refId}`, ...more });
const borrowed = (panelId: number, more: object = {}) => ({
  refId: "A",
  panelId,
  datasource: { uid: "-- Dashboard --" },
  ...more,
});
const panel = (id: number, targets: object[], datasource: object | null = null) => ({
  id,
  type: "stat",
  targets,
  datasource,
});

function targetsOf(...panels: object[]) {
  const dashboard = testDashboard({ panels: panels as Record<string, unknown>[] });
  return panelTargets(dashboard, findPanel(dashboard, 1) as StoredPanel);
}

describe("panels that show another panel's result", () => {
  it("have that panel's queries, hidden ones too, with its data source", () => {
    const source = panel(2, [expr("Q"), expr("H", { hide: true })], { uid: "loki" });
    const found = targetsOf(panel(1, [borrowed(2)], { uid: "-- Dashboard --" }), source);
    expect(found.map(({ refId, askedAs, ref }) => [refId, askedAs, ref])).toEqual([
      ["Q", "A", { uid: "loki" }],
      ["H", "A", { uid: "loki" }],
    ]);
  });

  it("may show one that shows another one", () => {
    expect(
      targetsOf(panel(1, [borrowed(2)]), panel(2, [borrowed(3)]), panel(3, [expr("Z")])).map(({ refId }) => refId),
    ).toEqual(["Z"]);
  });

  it("stand beside queries of their own, told apart where both have the same name", () => {
    const mixed = panel(1, [expr("A"), borrowed(2, { refId: "B" }), borrowed(3, { refId: "C" })], {
      uid: "-- Mixed --",
    });
    const found = targetsOf(mixed, panel(2, [expr("A")]), panel(3, [expr("A")]));
    expect(found.map(({ refId, askedAs }) => [refId, askedAs])).toEqual([
      ["A", "A"],
      ["A_2", "B"],
      ["A_3", "C"],
    ]);
  });

  it.each([
    ["is missing", [panel(1, [borrowed(9)])]],
    ["is the panel itself", [panel(1, [borrowed(1)])]],
    ["shows this one", [panel(1, [borrowed(2)]), panel(2, [borrowed(1)])]],
  ])("are refused where that panel %s", (_what, panels) => {
    expect(() => targetsOf(...panels)).toThrow("panel-reference-broken");
  });
});

describe("what expressions need", () => {
  const query = (refId: string) => ({ refId, type: "", isExpression: false });
  const math = (refId: string, expression: string) => ({ refId, type: "math", expression, isExpression: true });
  const needs = (wanted: string[], ...all: ReturnType<typeof math | typeof query>[]) =>
    expressionNeeds(
      all,
      all.filter(({ refId }) => wanted.includes(refId)),
      ({ isExpression }) => isExpression,
    ).map(({ refId }) => refId);
  const other = (type: string, more: object) => ({ refId: "X", type, isExpression: true, expression: "", ...more });

  it.each([
    ["mathematics", math("X", "$A + ${B} * 2"), ["A", "B", "X"]],
    ["a reduction", other("reduce", { expression: "B" }), ["B", "X"]],
    ["a resampling of a variable's form", other("resample", { expression: "$A" }), ["A", "X"]],
    ["a threshold", other("threshold", { expression: "C" }), ["C", "X"]],
    ["classic conditions", other("classic_conditions", { conditions: [{ query: { params: ["C"] } }] }), ["C", "X"]],
    ["SQL, which may name any", other("sql", { expression: "SELECT * FROM A" }), ["A", "B", "C", "X"]],
  ])("is found in %s", (_what, expression, expected) => {
    expect(needs(["X"], query("A"), query("B"), query("C"), expression)).toEqual(expected);
  });

  it("travels along through any number of steps, and nothing else does", () => {
    const steps = fc.array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(steps, (inputs) => {
        const all = inputs.map((list, index) => math(`R${index}`, list.map((input) => `$R${input}`).join("+")));
        const reach = new Set<number>();
        const walk = (index: number): void => {
          if (reach.has(index) || index >= inputs.length) return;
          reach.add(index);
          inputs[index]?.forEach(walk);
        };
        walk(inputs.length - 1);
        expect(needs([`R${inputs.length - 1}`], ...all)).toEqual(
          [...reach].sort((a, b) => a - b).map((index) => `R${index}`),
        );
      }),
    );
  });

  it("is sent hidden, and only that", () => {
    const targets = [
      expr("A", { hide: true }),
      expr("B", { hide: true }),
      { refId: "C", datasource: { type: "__expr__", uid: "__expr__" }, type: "math", expression: "$A * 2" },
    ];
    const dashboard = testDashboard({ panels: [panel(1, targets)] });
    const input = {
      dashboardUid: "shop",
      panelId: 1,
      range: TEST_RANGE,
      intervalMs: 1_000,
      maxDataPoints: 100,
      variables: {},
    };
    const { queries, visible } = panelQueries(dashboard, findPanel(dashboard, 1) as StoredPanel, TEST_SOURCES, input);
    expect(queries.map(({ refId, hide }) => [refId, hide])).toEqual([
      ["A", true],
      ["C", undefined],
    ]);
    expect(visible).toEqual(["C"]);
  });
});

describe("what a plugin's page fills in", () => {
  it.each([
    ["prometheus", { expr: "up" }, { instant: false, range: true, exemplar: false }],
    ["prometheus", { expr: "up", instant: true }, { instant: true, range: false, exemplar: false }],
    [
      "prometheus",
      { expr: "up", instant: true, range: true, exemplar: true },
      { instant: true, range: true, exemplar: true },
    ],
    ["loki", { expr: '{a="b"}' }, { queryType: "range", maxLines: 1_000, direction: "backward" }],
    ["loki", { expr: '{a="b"}', instant: true, maxLines: 5 }, { queryType: "instant", maxLines: 5 }],
    ["tempo", { query: "{}" }, { queryType: "traceql", limit: 20, spss: 3, tableType: "traces" }],
    ["tempo", { query: "0123456789abcdef" }, { queryType: "traceId", query: "0123456789abcdef" }],
    [
      "tempo",
      {
        queryType: "traceqlSearch",
        filters: [{ tag: "service.name", scope: "resource", operator: "=", value: ["a"] }],
      },
      { queryType: "traceql", query: '{resource.service.name="a"}' },
    ],
    ["testdata", {}, { scenarioId: "random_walk" }],
    ["postgres", { rawSql: "SELECT 1" }, { format: "table", rawQuery: true }],
    ["mysql", { rawSql: "SELECT 1", format: "time_series" }, { format: "time_series" }],
    ["datasource", {}, { queryType: "randomWalk" }],
  ])("for %s %j", (type, fields, expected) => {
    expect(pluginDefaults(fields, type)).toMatchObject(expected);
  });

  it.each([
    ["prometheus", { expr: " " }],
    ["loki", {}],
    ["tempo", { queryType: "traceql", query: "" }],
    ["mssql", { rawSql: "" }],
  ])("is nothing for an empty query of %s", (type, fields) => {
    expect(pluginDefaults(fields, type)).toBeNull();
  });

  it.each([
    ["tempo", { queryType: "serviceMap" }],
    ["testdata", { scenarioId: "streaming_client" }],
    ["testdata", { scenarioId: "node_graph" }],
    ["datasource", { queryType: "read", path: "/etc" }],
    ["datasource", { queryType: "search" }],
    ["alertmanager", {}],
  ])("cannot be known for %s %j", (type, fields) => {
    expect(() => pluginDefaults(fields, type)).toThrow("data-source-not-drawable");
  });

  it("is TraceQL for Tempo's search form", () => {
    const filters = [
      { tag: "status", scope: "intrinsic", operator: "=", value: "error", valueType: "keyword" },
      { tag: "http.method", scope: "span", operator: "=", value: ["GET", 'P"'], valueType: "string" },
      { tag: "name", operator: "=~", value: ["a", "b"] },
      { tag: "x", scope: "unscoped", operator: ">", value: "5", valueType: "int" },
      { tag: "empty", operator: "=", value: [] },
    ];
    expect(traceqlSearch({ filters })).toBe(
      '{status=error && (span.http.method="GET" || span.http.method="P\\"") && name=~"a|b" && .x>5}',
    );
    expect(traceqlSearch({})).toBe("{}");
  });
});
