import { describe, expect, it } from "vitest";
import { rawDashboard } from "../raw-dashboard.suite";
import { readDashboardModel } from "../read-dashboard-model";

const read = (spec: Record<string, unknown>, libraryPanels: Record<string, unknown> = {}) =>
  readDashboardModel(rawDashboard(spec, { model: "v2", apiVersion: "v2", libraryPanels }));

const query = (refId: string, group: string, name: string, spec: object = {}) => ({
  kind: "PanelQuery",
  spec: { refId, hidden: false, query: { kind: "DataQuery", group, version: "v0", datasource: { name }, spec } },
});
const element = (id: number, queries: object[] = [], more: object = {}) => ({
  kind: "Panel",
  spec: {
    id,
    title: `P${id}`,
    data: { kind: "QueryGroup", spec: { queries, transformations: [], queryOptions: {} } },
    vizConfig: { kind: "VizConfig", group: "stat", version: "13.2.0", spec: { options: {}, fieldConfig: {} } },
    ...more,
  },
});
const reference = (name: string) => ({ kind: "ElementReference", name });
const item = (name: string, x: number, y: number, more: object = {}) => ({
  kind: "GridLayoutItem",
  spec: { x, y, width: 12, height: 8, element: reference(name), ...more },
});
const grid = (...items: object[]) => ({ kind: "GridLayout", spec: { items } });

describe("elements", () => {
  it("become panels with their queries; the name of a data source holds its uid", () => {
    const { panels } = read({ elements: { a: element(4, [query("A", "prometheus", "prom", { expr: "up" })]) } });
    expect(panels).toMatchObject([
      {
        id: 4,
        type: "stat",
        pluginVersion: "13.2.0",
        datasource: { type: "prometheus", uid: "prom" },
        targets: [{ refId: "A", expr: "up", hide: false, datasource: { type: "prometheus", uid: "prom" } }],
      },
    ]);
  });

  it("are mixed where their queries ask several data sources, expressions aside", () => {
    const sum = query("C", "__expr__", "__expr__", { type: "math", expression: "$A" });
    const one = read({ elements: { a: element(1, [query("A", "prometheus", "prom"), sum]) } });
    const two = read({
      elements: { a: element(1, [query("A", "prometheus", "prom"), query("B", "loki", "loki"), sum]) },
    });
    expect(one.panels[0]?.datasource).toEqual({ type: "prometheus", uid: "prom" });
    expect(two.panels[0]?.datasource).toEqual({ type: "mixed", uid: "-- Mixed --" });
  });

  it("of the first form name type and data source elsewhere", () => {
    const spec = {
      refId: "A",
      hidden: true,
      datasource: { type: "loki", uid: "l" },
      query: { kind: "loki", spec: { expr: "{}" } },
    };
    const vizConfig = { kind: "logs", spec: { pluginVersion: "12.0.0", options: { showTime: true }, fieldConfig: {} } };
    const { panels } = read({ elements: { a: element(1, [{ kind: "PanelQuery", spec }], { vizConfig }) } });
    expect(panels).toMatchObject([
      {
        type: "logs",
        pluginVersion: "12.0.0",
        options: { showTime: true },
        targets: [{ refId: "A", hide: true, expr: "{}", datasource: { type: "loki", uid: "l" } }],
      },
    ]);
  });

  it.each([
    [{ kind: "Transformation", group: "organize", spec: { options: { a: 1 }, disabled: true } }],
    [{ kind: "organize", spec: { id: "organize", options: { a: 1 }, disabled: true } }],
  ])("are transformed by %j", (step) => {
    const data = {
      kind: "QueryGroup",
      spec: { queries: [], transformations: [step], queryOptions: { timeFrom: "1h" } },
    };
    expect(read({ elements: { a: element(1, [], { data }) } }).panels).toMatchObject([
      { timeFrom: "1h", transformations: [{ id: "organize", options: { a: 1 }, disabled: true }] },
    ]);
  });

  it("that Grafana converted from an old panel are read from what it kept", () => {
    const originalOptions = { yaxes: [{ format: "bytes" }], stack: true };
    const options = { __angularMigration: { autoMigrateFrom: "graph", originalOptions } };
    const vizConfig = { kind: "VizConfig", group: "timeseries", version: "", spec: { options, fieldConfig: {} } };
    const [panel] = read({ elements: { a: element(1, [], { vizConfig }) } }).panels;
    expect(panel).toMatchObject({
      type: "timeseries",
      options: { tooltip: { mode: "multi" } },
      fieldConfig: { defaults: { unit: "bytes", custom: { stacking: { mode: "normal" } } } },
    });
    expect(panel?.options).not.toHaveProperty("__angularMigration");
  });

  it("are filled in where they are shared", () => {
    const lib = { kind: "LibraryPanel", spec: { id: 2, title: "", libraryPanel: { uid: "l", name: "L" } } };
    const { panels } = read({ elements: { lib } }, { l: { type: "gauge", title: "Model", targets: [] } });
    expect(panels).toMatchObject([{ id: 2, type: "gauge", title: "Model", libraryPanel: { uid: "l" } }]);
  });

  it("have ids of their own", () => {
    const elements = { a: element(1), b: element(1), c: element(0) };
    expect(
      read({ elements, layout: grid(item("a", 0, 0), item("b", 12, 0), item("c", 0, 8)) }).panels.map(({ id }) => id),
    ).toEqual([1, 2, 3]);
  });
});

describe("layouts", () => {
  const elements = { a: element(1), b: element(2) };

  it("nest as they like", () => {
    const auto = {
      kind: "AutoGridLayout",
      spec: {
        maxColumnCount: 4,
        columnWidthMode: "narrow",
        rowHeightMode: "custom",
        rowHeight: 250,
        fillScreen: true,
        items: [
          { kind: "AutoGridLayoutItem", spec: { element: reference("b"), repeat: { mode: "variable", value: "job" } } },
        ],
      },
    };
    const rows = {
      kind: "RowsLayout",
      spec: {
        rows: [
          {
            kind: "RowsLayoutRow",
            spec: { title: "R", collapse: true, hideHeader: true, layout: grid(item("a", 0, 3)) },
          },
          { kind: "RowsLayoutRow", spec: { title: "S", repeat: { mode: "variable", value: "node" }, layout: auto } },
        ],
      },
    };
    const layout = {
      kind: "TabsLayout",
      spec: { tabs: [{ kind: "TabsLayoutTab", spec: { title: "T", layout: rows } }] },
    };
    const visible = { visibility: null };
    expect(read({ elements, layout }).layout).toEqual({
      kind: "tabs",
      tabs: [
        {
          ...visible,
          title: "T",
          collapsed: false,
          headerHidden: false,
          repeat: null,
          layout: {
            kind: "rows",
            rows: [
              {
                ...visible,
                title: "R",
                collapsed: true,
                headerHidden: true,
                repeat: null,
                layout: { kind: "grid", items: [{ ...visible, panelId: 1, x: 0, y: 3, w: 12, h: 8, repeat: null }] },
              },
              {
                ...visible,
                title: "S",
                collapsed: false,
                headerHidden: false,
                repeat: { variable: "node", direction: "v", maxPerRow: null },
                layout: {
                  kind: "auto-grid",
                  maxColumns: 4,
                  columnWidth: 192,
                  rowHeight: 250,
                  fill: true,
                  items: [
                    {
                      ...visible,
                      panelId: 2,
                      x: 0,
                      y: 0,
                      w: 8,
                      h: 8,
                      repeat: { variable: "job", direction: "h", maxPerRow: null },
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
    });
  });

  it("leave out items that name no element", () => {
    expect(read({ elements, layout: grid(item("a", 0, 0), item("nobody", 0, 8)) }).layout).toMatchObject({
      items: [{ panelId: 1 }],
    });
  });

  it("show parts under conditions", () => {
    const conditionalRendering = {
      kind: "ConditionalRenderingGroup",
      spec: {
        visibility: "hide",
        condition: "or",
        items: [
          { kind: "ConditionalRenderingVariable", spec: { variable: "env", operator: "matches", value: "prod.*" } },
          { kind: "ConditionalRenderingData", spec: { value: false } },
          { kind: "ConditionalRenderingTimeRangeSize", spec: { value: "7d" } },
        ],
      },
    };
    expect(read({ elements, layout: grid(item("a", 0, 0, { conditionalRendering })) }).layout).toMatchObject({
      items: [
        {
          visibility: {
            show: false,
            match: "any",
            conditions: [
              { kind: "variable", name: "env", operator: "matches", value: "prod.*" },
              { kind: "data", hasData: false },
              { kind: "range", maxMs: 604_800_000 },
            ],
          },
        },
      ],
    });
  });
});

describe("variables", () => {
  const prom = { group: "prometheus", datasource: { name: "prom" } };
  const ref = { type: "prometheus", uid: "prom" };
  const variable = (kind: string, spec: object, more: object = {}) =>
    read({ variables: [{ kind, ...more, spec: { name: "v", hide: "dontHide", ...spec } }] }).templating.list[0];

  it.each([
    [
      "QueryVariable",
      {
        query: { kind: "DataQuery", ...prom, spec: { query: "q" } },
        refresh: "onTimeRangeChanged",
        sort: "naturalDesc",
      },
      {},
      { type: "query", query: { query: "q" }, datasource: ref, refresh: 2, sort: 8 },
    ],
    [
      "QueryVariable",
      { query: { kind: "prometheus", spec: { __legacyStringValue: "q" } }, datasource: ref },
      {},
      { type: "query", query: "q", datasource: ref },
    ],
    ["DatasourceVariable", { pluginId: "loki", regex: "/x/" }, {}, { type: "datasource", query: "loki", regex: "/x/" }],
    ["TextVariable", { query: "t", hide: "inControlsMenu" }, {}, { type: "textbox", query: "t", hide: 3 }],
    ["ConstantVariable", { query: "k", hide: "hideVariable" }, {}, { type: "constant", query: "k", hide: 2 }],
    ["IntervalVariable", { query: "1m,5m", auto: true }, {}, { type: "interval", query: "1m,5m", auto: true }],
    ["CustomVariable", { query: "a,b", multi: true }, {}, { type: "custom", query: "a,b", multi: true }],
    ["GroupByVariable", { multi: true }, prom, { type: "groupby", datasource: ref, multi: true }],
    ["AdhocVariable", { filters: [{ key: "a" }] }, prom, { type: "adhoc", datasource: ref, filters: [{ key: "a" }] }],
    [
      "SwitchVariable",
      { current: "on", enabledValue: "on", disabledValue: "off" },
      {},
      { type: "switch", current: { value: "on" }, options: [{ value: "on" }, { value: "off" }] },
    ],
  ])("%s is the classic one", (kind, spec, more, classic) =>
    expect(variable(kind, spec, more)).toMatchObject({ name: "v", ...classic }),
  );

  it("of a row count for the dashboard", () => {
    const text = { kind: "TextVariable", spec: { name: "inner", query: "x" } };
    const rows = [{ kind: "RowsLayoutRow", spec: { title: "R", layout: grid(), variables: [text] } }];
    expect(read({ layout: { kind: "RowsLayout", spec: { rows } } }).templating.list).toMatchObject([{ name: "inner" }]);
  });
});

describe("what a dashboard says about itself", () => {
  it("has the classic names", () => {
    const timeSettings = {
      from: "now-3h",
      to: "now",
      timezone: "utc",
      autoRefresh: "30s",
      autoRefreshIntervals: ["5s"],
      hideTimepicker: true,
      weekStart: "monday",
      nowDelay: "1m",
      fiscalYearStartMonth: 2,
    };
    expect(read({ title: "T", cursorSync: "Tooltip", tags: ["a"], timeSettings })).toMatchObject({
      uid: "shop",
      title: "T",
      tags: ["a"],
      graphTooltip: 2,
      timezone: "utc",
      weekStart: "monday",
      fiscalYearStartMonth: 2,
      refresh: "30s",
      time: { from: "now-3h", to: "now" },
      timepicker: { refresh_intervals: ["5s"], hidden: true, nowDelay: "1m" },
    });
  });

  it("has annotation queries with what their plugin asks", () => {
    const spec = { name: "A", enable: true, hide: false, iconColor: "red", filter: { exclude: true, ids: [1] } };
    const asked = { kind: "DataQuery", group: "prometheus", datasource: { name: "prom" }, spec: { expr: "up" } };
    const { list } = read({ annotations: [{ kind: "AnnotationQuery", spec: { ...spec, query: asked } }] }).annotations;
    expect(list[1]).toMatchObject({ ...spec, datasource: { type: "prometheus", uid: "prom" }, target: { expr: "up" } });
  });
});
