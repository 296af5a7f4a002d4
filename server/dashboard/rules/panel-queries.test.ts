import { describe, expect, it } from "vitest";
import { MAX_DATA_POINTS, type PanelQueryInput } from "../contract";
import { findPanel } from "./find-panel";
import { panelQueries } from "./panel-queries";
import { TEST_RANGE, TEST_SOURCES, testDashboard } from "./test-dashboard.suite";

const expr = (refId: string, more: object = {}) => ({ refId, expr: `up_${refId}`, ...more });

function ask(
  panels: Record<string, unknown>[],
  more: Partial<PanelQueryInput> = {},
  variables: Record<string, unknown>[] = [],
) {
  const dashboard = testDashboard({ panels, variables });
  const input = {
    dashboardUid: "shop",
    panelId: 1,
    range: TEST_RANGE,
    intervalMs: 15_000,
    maxDataPoints: 600,
    variables: {},
    ...more,
  };
  const panel = findPanel(dashboard, input.panelId);
  if (!panel) throw new Error("no panel");
  return panelQueries(dashboard, panel, TEST_SOURCES, input);
}

describe("the queries of a stored panel", () => {
  it("sends those that are not hidden, with their data source", () => {
    const { queries, visible } = ask([
      {
        id: 1,
        type: "timeseries",
        datasource: { type: "prometheus", uid: "prom-eu" },
        targets: [expr("A"), expr("B", { hide: true })],
      },
    ]);
    expect(visible).toEqual(["A"]);
    expect(queries).toEqual([
      {
        refId: "A",
        expr: "up_A",
        datasource: { type: "prometheus", uid: "prom-eu" },
        intervalMs: 15_000,
        maxDataPoints: 600,
        instant: false,
        range: true,
        exemplar: false,
      },
    ]);
  });

  it("finds panels inside folded rows", () => {
    const row = { id: 9, type: "row", collapsed: true, panels: [{ id: 1, type: "stat", targets: [expr("A")] }] };
    expect(ask([row]).queries).toHaveLength(1);
  });

  it.each([
    ["an object", { type: "loki", uid: "loki" }, "loki"],
    ["nothing", null, "prom"],
    ["a name", "Prometheus EU", "prom-eu"],
    ["a bare uid", "loki", "loki"],
    ["the default", { uid: "default" }, "prom"],
    ["a type", { type: "loki" }, "loki"],
  ])("resolves %s", (_what, datasource, uid) => {
    expect(ask([{ id: 1, type: "stat", datasource, targets: [expr("A")] }]).queries[0]?.datasource.uid).toBe(uid);
  });

  const ds = { type: "datasource", name: "ds", query: "prometheus", current: { value: "prom" } };
  const byVariable = [{ id: 1, type: "stat", datasource: { uid: "${ds}" }, targets: [expr("A")] }];

  it("lets a variable choose among the data sources that it offers, and no others", () => {
    expect(ask(byVariable, { variables: { ds: "prom-eu" } }, [ds]).queries[0]?.datasource.uid).toBe("prom-eu");
    expect(() => ask(byVariable, { variables: { ds: "pg" } }, [ds])).toThrow("data-source-not-offered: ds");
    expect(() => ask(byVariable, { variables: { ds: "prom-eu" } }, [{ ...ds, regex: "/^Prometheus$/" }])).toThrow(
      "data-source-not-offered",
    );
  });

  it("asks each of mixed data sources", () => {
    const targets = [expr("A", { datasource: { uid: "prom" } }), expr("B", { datasource: { uid: "loki" } })];
    const { queries } = ask([{ id: 1, type: "stat", datasource: { uid: "-- Mixed --" }, targets }]);
    expect(queries.map(({ datasource }) => datasource.uid)).toEqual(["prom", "loki"]);
  });

  it("asks what another panel asks, where a panel shows its result", () => {
    const shared = {
      id: 1,
      type: "table",
      datasource: { uid: "-- Dashboard --" },
      targets: [{ refId: "A", panelId: 2 }],
    };
    const source = { id: 2, type: "timeseries", datasource: { uid: "loki" }, targets: [expr("Q")] };
    expect(ask([shared, source]).queries).toMatchObject([{ refId: "Q", datasource: { uid: "loki" } }]);
    expect(() => ask([{ ...shared, targets: [{ refId: "A", panelId: 1 }] }])).toThrow("panel-reference-broken");
  });

  it("sends hidden queries along when an expression needs them, and wants only the visible results", () => {
    const targets = [
      expr("A", { hide: true }),
      { refId: "B", datasource: { type: "__expr__", uid: "__expr__" }, type: "math", expression: "$A * 2" },
    ];
    const { queries, visible } = ask([{ id: 1, type: "stat", targets }]);
    expect(queries).toMatchObject([
      { refId: "A", hide: true },
      { refId: "B", expression: "$A * 2", datasource: { type: "__expr__" } },
    ]);
    expect(visible).toEqual(["B"]);
  });

  it("clamps the number of points whatever is asked for", () => {
    const range = { from: 0, to: 365 * 24 * 3_600_000 };
    const [query] = ask([{ id: 1, type: "stat", targets: [expr("A")] }], {
      range,
      intervalMs: 1,
      maxDataPoints: 1_000_000,
    }).queries;
    expect(query?.maxDataPoints).toBe(MAX_DATA_POINTS);
    expect((range.to - range.from) / (query?.intervalMs ?? 1)).toBeLessThanOrEqual(MAX_DATA_POINTS);
  });

  it("keeps Grafana's own source to random walks", () => {
    const read = { refId: "A", queryType: "read", path: "/etc" };
    expect(() => ask([{ id: 1, type: "table", datasource: { uid: "grafana" }, targets: [read] }])).toThrow(
      "data-source-not-drawable",
    );
  });
});
