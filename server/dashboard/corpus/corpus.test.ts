import { describe, expect, it } from "vitest";
import type { RawDashboard, StoredPanel } from "../contract";
import { DRAWN_PANEL_TYPES } from "../rules/drawn-panel-types";
import { isJson, jsonOf, jsonsOf, type Json } from "../rules/json-values";
import { layoutItems } from "../rules/layout-items";
import { outlineDashboard } from "../rules/outline-dashboard";
import { readDashboardModel } from "../rules/read-dashboard-model";
import { DASHBOARD, MIXED, refName, resolveDataSource } from "../rules/resolve-data-source";
import { variableScope } from "../rules/variable-scope";
import { readCorpus } from "./read-corpus";

const corpus = readCorpus();
const read = (uid: string) => readDashboardModel(corpus.find((raw) => raw.uid === `corpus-${uid}`)!);
const all = corpus.map((raw) => [raw.uid, raw, readDashboardModel(raw)] as const);
const panelsOf = (panels: unknown): StoredPanel[] => panels as StoredPanel[];
const notesOf = (uid: string, title: string) =>
  panelsOf(read(uid).panels)
    .find((panel) => panel.title === title)
    ?.notes?.map(({ code, subject }) => `${code}:${subject}`);

/** Data sources of a place where all of the corpus would draw. */
const DATA_SOURCES = [
  { uid: "prom", type: "prometheus", name: "Prometheus", isDefault: true },
  { uid: "prom-real", type: "prometheus", name: "Prometheus (real)", isDefault: false },
  { uid: "loki", type: "loki", name: "Loki", isDefault: false },
  { uid: "tempo", type: "tempo", name: "Tempo", isDefault: false },
  { uid: "pyroscope", type: "grafana-pyroscope-datasource", name: "Pyroscope", isDefault: false },
  { uid: "testdata", type: "grafana-testdata-datasource", name: "TestData", isDefault: false },
  { uid: "mysql", type: "mysql", name: "MySQL", isDefault: false },
  { uid: "pg", type: "grafana-postgresql-datasource", name: "Orders database", isDefault: false },
  { uid: "redis", type: "redis-datasource", name: "Redis", isDefault: false },
  { uid: "alertmanager", type: "alertmanager", name: "Alertmanager", isDefault: false },
  { uid: "tickets", type: "marcusolsson-json-datasource", name: "Tickets", isDefault: false },
];
const RANGE = { from: 1_795_000_000_000, to: 1_795_003_600_000 };

/** Panels of the stored JSON, counted by looking for them and not by the rules under test. */
function storedPanelCount({ model, spec }: RawDashboard): number {
  if (model === "v2") {
    const names = [...JSON.stringify(jsonOf(spec).layout).matchAll(/"ElementReference","name":"([^"]+)"/g)];
    return new Set(names.map(([, name]) => name)).size;
  }
  const leaves = (panels: unknown): Json[] =>
    jsonsOf(panels).flatMap((panel) => [...leaves(panel.panels), ...(panel.type === "row" ? [] : [panel])]);
  const { panels, rows } = jsonOf(spec);
  const found = Array.isArray(panels) ? leaves(panels) : jsonsOf(rows).flatMap((row) => leaves(row.panels));
  return found.filter((panel) => panel.repeatPanelId === undefined).length;
}

describe("the corpus", () => {
  it("is of many ages and forms", () => {
    const versions = corpus.filter(({ model }) => model === "classic").map(({ spec }) => jsonOf(spec).schemaVersion);
    expect(corpus.length).toBeGreaterThanOrEqual(25);
    for (const version of [14, 16, 18, 22, 25, 27, 30, 33, 36, 38, 39, 41, 42]) expect(versions).toContain(version);
    expect(new Set(corpus.filter(({ model }) => model === "v2").map(({ apiVersion }) => apiVersion))).toEqual(
      new Set(["v2alpha1", "v2beta1", "v2"]),
    );
    expect(corpus.filter(({ model }) => model === "v2").length).toBeGreaterThanOrEqual(6);
  });

  it("has every type of panel at least twice", () => {
    const types = all.flatMap(([, , { panels }]) => panels.map(({ type }) => type));
    const rare = [...DRAWN_PANEL_TYPES].filter((type) => types.filter((used) => used === type).length < 2);
    expect(rare).toEqual([]);
  });

  it("has every kind of variable", () => {
    const kinds = new Set(all.flatMap(([, , { templating }]) => templating.list.map(({ type }) => type)));
    for (const kind of "query custom textbox constant interval datasource adhoc groupby switch".split(" "))
      expect(kinds).toContain(kind);
  });
});

describe.each(all)("%s", (_uid, raw, dashboard) => {
  const panels = panelsOf(dashboard.panels);

  it("loses no panel, and places each once", () => {
    const placed = layoutItems(dashboard.layout!).map(({ panelId }) => panelId);
    expect(panels).toHaveLength(storedPanelCount(raw));
    expect(new Set(placed)).toEqual(new Set(panels.map(({ id }) => id)));
    expect(placed).toHaveLength(panels.length);
  });

  it("has panels of today's types, with ids of their own", () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { type } of panels) expect(type).not.toMatch(/^(graph|singlestat|row|table-old|grafana-.*|text2|)$/);
  });

  it("asks data sources that can be found", () => {
    const scope = variableScope(dashboard, {}, RANGE);
    for (const panel of panels) {
      for (const target of panel.targets) {
        const ref = refName(panel.datasource) === MIXED || target.datasource ? target.datasource : panel.datasource;
        if (refName(ref) !== DASHBOARD) expect(() => resolveDataSource(ref, scope, DATA_SOURCES)).not.toThrow();
      }
    }
  });

  it("names each query once", () => {
    for (const { targets } of panels) expect(new Set(targets.map(({ refId }) => refId)).size).toBe(targets.length);
  });

  it("reaches the browser without the text of its queries", () => {
    const outline = JSON.stringify(outlineDashboard(dashboard));
    const texts = panels.flatMap(({ targets }) => targets.flatMap(({ expr, rawSql }) => [expr, rawSql]));
    for (const text of texts) if (typeof text === "string" && text.length > 12) expect(outline).not.toContain(text);
    expect(jsonOf(JSON.parse(outline)).layout).toEqual(dashboard.layout);
  });

  it("is not changed by being read again", () => {
    const again = readDashboardModel({ ...raw, model: "classic", spec: { ...dashboard, schemaVersion: 42 } });
    const bare = (list: unknown) => panelsOf(list).map((panel) => ({ ...panel, gridPos: null, notes: null }));
    if (raw.model === "classic") expect(bare(again.panels)).toEqual(bare(panels));
    expect(again.templating).toEqual(dashboard.templating);
    expect(again.annotations).toEqual(dashboard.annotations);
  });
});

describe("what is not drawn as in Grafana is listed", () => {
  it.each([
    ["node-exporter-16", "Load", ["legacy-alert:Load is high"]],
    ["prometheus-18", "Query duration", ["option:nullPointMode"]],
    ["jvm-20", "CPU", ["option:timeRegions"]],
    ["jvm-20", "HTTP requests and errors", ["option:seriesOverrides.zindex"]],
    ["k8s-cluster-25", "Pods by phase", ["option:combine"]],
    ["redis-28", "Console", ["panel-type:redis-cli-panel"]],
    ["alertmanager-31", "Active alerts", ["data-source-frontend-only:alertmanager"]],
    ["shop-business-41", "A shared panel that is gone", ["library-panel-missing:corpus-lib-gone"]],
    ["shop-business-41", "A shared panel that leads to itself", ["library-panel-cyclic:corpus-lib-loop-a"]],
    ["incident-overview-42", "A plugin nobody has", ["panel-type:acme-hexgrid-panel"]],
    ["incident-overview-42", "Tickets", ["data-source-frontend-only:marcusolsson-json-datasource"]],
  ])("%s: %s", (uid, title, notes) => expect(notesOf(uid, title)).toEqual(notes));

  it("and a panel that is drawn in full has no note", () => {
    expect(notesOf("shop-business-41", "Orders per minute")).toEqual([]);
    expect(isJson(read("k8s-pod-30").panels.find(({ title }) => title === "Memory")?.options.legend)).toBe(true);
  });
});
