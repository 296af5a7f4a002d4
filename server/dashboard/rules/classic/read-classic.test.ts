import { describe, expect, it } from "vitest";
import type { DashboardLayout } from "../../contract/dashboard-layout";
import { rawDashboard } from "../raw-dashboard.suite";
import { readDashboardModel } from "../read-dashboard-model";

const read = (spec: Record<string, unknown>, libraryPanels: Record<string, unknown> = {}) =>
  readDashboardModel(rawDashboard({ schemaVersion: 42, ...spec }, { libraryPanels }));
const at = (x: number, y: number, w = 12, h = 8) => ({ gridPos: { x, y, w, h } });
const panel = (id: number, place: object, more: object = {}) => ({
  id,
  type: "stat",
  title: `P${id}`,
  ...place,
  ...more,
});
const row = (id: number, y: number, more: object = {}) => ({
  id,
  type: "row",
  title: `R${id}`,
  ...at(0, y, 24, 1),
  ...more,
});

/** A layout in short: `title[ids]`, folded rows with a minus sign, panels with their places. */
function sketch(layout: DashboardLayout | undefined): unknown {
  if (layout?.kind === "grid") return layout.items.map(({ panelId, x, y, w, h }) => `${panelId}@${x},${y} ${w}x${h}`);
  if (layout?.kind !== "rows") return layout?.kind;
  return layout.rows.map((section) => [
    `${section.collapsed ? "-" : ""}${section.headerHidden ? "(none)" : section.title}`,
    sketch(section.layout),
  ]);
}

describe("where panels stand", () => {
  it("is one grid without rows, from its top", () => {
    const { layout } = read({ panels: [panel(2, at(12, 5)), panel(1, at(0, 5)), panel(3, at(0, 13, 24, 4))] });
    expect(sketch(layout)).toEqual(["1@0,0 12x8", "2@12,0 12x8", "3@0,8 24x4"]);
  });

  it("is rows: what stands above the first, what follows an open one, what a folded one holds", () => {
    const { layout, panels } = read({
      panels: [
        panel(1, at(0, 0)),
        row(10, 8),
        panel(2, at(0, 9)),
        panel(3, at(12, 9)),
        row(11, 17, { collapsed: true, panels: [panel(4, at(0, 18))] }),
        row(12, 18),
        panel(5, at(0, 19)),
      ],
    });
    expect(sketch(layout)).toEqual([
      ["(none)", ["1@0,0 12x8"]],
      ["R10", ["2@0,0 12x8", "3@12,0 12x8"]],
      ["-R11", ["4@0,0 12x8"]],
      ["R12", ["5@0,0 12x8"]],
    ]);
    expect(panels.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
  });

  it("keeps what follows a folded row outside of it", () => {
    const { layout } = read({
      panels: [row(9, 0, { collapsed: true, panels: [panel(1, at(0, 1))] }), panel(2, at(0, 2))],
    });
    expect(sketch(layout)).toEqual([
      ["-R9", ["1@0,0 12x8"]],
      ["(none)", ["2@0,0 12x8"]],
    ]);
  });

  it("repeats panels beside or below each other, and rows", () => {
    const { layout } = read({
      panels: [
        row(10, 0, { repeat: "job" }),
        panel(1, at(0, 1), { repeat: "node", maxPerRow: 3 }),
        panel(2, at(0, 9), { repeat: "node", repeatDirection: "v" }),
      ],
    });
    expect(layout).toMatchObject({
      rows: [
        {
          repeat: { variable: "job", direction: "v", maxPerRow: null },
          layout: {
            items: [
              { repeat: { variable: "node", direction: "h", maxPerRow: 3 } },
              { repeat: { variable: "node", direction: "v", maxPerRow: null } },
            ],
          },
        },
      ],
    });
  });

  it("is inside the grid, and after the panel before where none was stored", () => {
    const { layout } = read({
      panels: [
        panel(1, { gridPos: { x: 20, y: 0, w: 40, h: 3 } }),
        panel(2, {}),
        panel(3, { gridPos: null }),
        panel(4, { gridPos: { x: -4, y: 40, w: 6, h: -2 } }),
      ],
    });
    expect(sketch(layout)).toEqual(["1@0,0 24x3", "2@0,3 12x8", "3@12,3 12x8", "4@0,40 6x1"]);
  });
});

describe("rows before Grafana 5", () => {
  it("are a grid of their spans and heights", () => {
    const rows = [
      {
        height: "250px",
        panels: [
          { id: 1, span: 8 },
          { id: 2, span: 4 },
          { id: 3, span: 6, height: "100px" },
        ],
      },
      { height: 380, panels: [{ id: 4, span: 12 }] },
    ];
    const { layout } = read({ schemaVersion: 14, rows });
    expect(sketch(layout)).toEqual(["1@0,0 16x7", "2@16,0 8x7", "3@0,7 12x3", "4@0,10 24x10"]);
  });

  it("keep their titles, folding and repetition", () => {
    const rows = [
      { title: "A", showTitle: true, repeat: "job", panels: [{ id: 1, span: 12 }] },
      { title: "A", showTitle: true, repeatRowId: 1, repeatIteration: 5, panels: [{ id: 7, span: 12 }] },
      { title: "B", collapse: true, panels: [{ span: 12, type: "text", content: "x" }] },
    ];
    const { layout, panels } = read({ schemaVersion: 12, rows });
    expect(layout).toMatchObject({
      rows: [
        { title: "A", collapsed: false, repeat: { variable: "job" } },
        { title: "B", collapsed: true, repeat: null },
      ],
    });
    expect(panels.map(({ id, type }) => [id, type])).toEqual([
      [1, ""],
      [2, "text"],
    ]);
  });
});

describe("panels", () => {
  it("have ids of their own: missing and doubled ones count up from the highest", () => {
    const panels = [panel(3, at(0, 0)), panel(3, at(12, 0)), { type: "stat", ...at(0, 8) }, panel(-1, at(12, 8))];
    expect(read({ panels }).panels.map(({ id }) => id)).toEqual([3, 4, 5, 6]);
    expect(read({ panels }).panels).toEqual(read({ panels }).panels);
  });

  it("lose the copies that were saved while they repeated, but nothing else", () => {
    const panels = [
      panel(1, at(0, 0), { repeat: "x" }),
      panel(2, at(12, 0), { repeatPanelId: 1, scopedVars: {} }),
      panel(3, at(0, 8), { repeatPanelId: 99 }),
    ];
    expect(read({ panels }).panels.map(({ id }) => id)).toEqual([1, 3]);
  });
});

describe("library panels", () => {
  const shared = (uid: string) => ({ type: "library-panel-ref", libraryPanel: { uid, name: "Shared" } });

  it("are filled in, of any age, at the place where they are used", () => {
    const models = { a: { id: 77, type: "graph", title: "Model", targets: [{ expr: "up" }], ...at(9, 9) } };
    const { panels, layout } = read({ panels: [{ id: 5, title: "Mine", ...shared("a"), ...at(0, 0, 6, 4) }] }, models);
    expect(panels).toMatchObject([{ id: 5, type: "timeseries", title: "Mine", targets: [{ refId: "A", expr: "up" }] }]);
    expect(sketch(layout)).toEqual(["5@0,0 6x4"]);
  });

  it("say that they are missing, or lead to themselves", () => {
    const models = { a: shared("b"), b: shared("a"), self: shared("self"), gone: null };
    const uids = ["a", "self", "gone", "unknown", "constructor"];
    const { panels } = read({ panels: uids.map((uid, index) => ({ id: index + 1, ...shared(uid) })) }, models);
    expect(panels.map(({ notes }) => notes?.map(({ code, subject }) => `${code} ${subject}`))).toEqual([
      ["library-panel-cyclic a"],
      ["library-panel-cyclic self"],
      ["library-panel-missing gone"],
      ["library-panel-missing unknown"],
      ["library-panel-missing constructor"],
    ]);
  });

  it("draw the copy that Grafana 8 saved where the model is gone", () => {
    const copy = { id: 1, type: "stat", targets: [{ refId: "A", expr: "up" }], libraryPanel: { uid: "gone" } };
    expect(read({ panels: [copy] }).panels).toMatchObject([{ type: "stat", notes: [] }]);
  });
});

describe("variables", () => {
  const variables = (list: object[]) => read({ templating: { list } }).templating.list;

  it("are those of today", () => {
    expect(
      variables([
        { name: "a", query: "label_values(x)", refresh: true, hideVariable: true, datasource: "Prom" },
        { name: "b", type: "custom", multi: true, query: "x,y", current: { text: "x", value: "x" } },
        { name: "c", type: "custom", multi: false, query: "x,y", current: { text: ["x"], value: ["x"] } },
        { name: "d", type: "constant", query: "k" },
        { name: "e", type: "query", includeAll: true, allFormat: "regex wildcard", refresh: 0 },
      ]),
    ).toMatchObject([
      { type: "query", refresh: 1, hide: 2, datasource: "Prom" },
      { current: { text: ["x"], value: ["x"] } },
      { current: { text: "x", value: "x" } },
      { hide: 2, current: { value: "k", text: "k" } },
      { allValue: ".*", refresh: 1, hide: 0 },
    ]);
  });

  it("survive broken neighbours; of two with one name the first counts", () => {
    const broken = [
      null,
      7,
      { type: "query" },
      { name: "" },
      { name: "ok", type: "custom", options: [1, { value: "v" }] },
    ];
    const list = variables([...(broken as object[]), { name: "ok", type: "textbox" }]);
    expect(list.map(({ name, type, options }) => [name, type, options.length])).toEqual([["ok", "custom", 1]]);
  });
});

describe("what a dashboard says about itself", () => {
  it("is read in old forms", () => {
    expect(
      read({
        schemaVersion: 5,
        title: "Old",
        sharedCrosshair: true,
        refresh: false,
        time: { from: 1_700_000_000_000, to: "now" },
        nav: [{ type: "timepicker", refresh_intervals: ["5s"], time_options: ["1h"] }],
      }),
    ).toMatchObject({
      title: "Old",
      graphTooltip: 1,
      refresh: "",
      time: { from: "2023-11-14T22:13:20.000Z", to: "now" },
      timepicker: { refresh_intervals: ["5s"] },
    });
  });

  it("has its own marks, and those by tag in one form", () => {
    const list = [{ name: "Deploys", datasource: "-- Grafana --", enable: true, type: "tags", tags: "deploy, prod" }];
    expect(read({ annotations: { list } }).annotations.list).toMatchObject([
      { builtIn: 1, hide: true },
      { name: "Deploys", target: { type: "tags", tags: ["deploy", "prod"], matchAny: false } },
    ]);
  });

  it("has links to addresses and to dashboards by tag", () => {
    const links = [
      { type: "dashboards", tags: ["a"], asDropdown: true, title: "More" },
      { type: "link", url: "https://a.example", targetBlank: true },
      { type: "dashboard", dashUri: "db/x", title: "X" },
    ];
    expect(read({ links }).links).toMatchObject([
      { type: "dashboards", tags: ["a"], asDropdown: true },
      { type: "link", url: "https://a.example", targetBlank: true },
      { type: "link", url: "dashboard/db/x", title: "X" },
    ]);
  });
});
