import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StoredDashboard } from "../contract";
import { readCorpus } from "../corpus/read-corpus";
import { allPanels } from "./find-panel";
import { isJson } from "./json-values";
import { layoutItems } from "./layout-items";
import { outlineDashboard } from "./outline-dashboard";
import { rawDashboard } from "./raw-dashboard.suite";
import { readDashboardModel } from "./read-dashboard-model";
import { Refusal } from "./refusal";

/** What every dashboard that was read promises to the room. */
function expectWhole(dashboard: StoredDashboard) {
  const ids = dashboard.panels.map(({ id }) => id);
  const known = new Set(allPanels(dashboard).map(({ id }) => id));
  expect(known.size).toBe(ids.length);
  for (const id of ids) expect(Number.isInteger(id) && id > 0 && id <= 2_147_483_647).toBe(true);
  for (const { panelId, x, y, w, h } of layoutItems(dashboard.layout!)) {
    expect(known.has(panelId)).toBe(true);
    expect(x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= 24).toBe(true);
  }
  const names = dashboard.templating.list.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(() => JSON.stringify(outlineDashboard(dashboard))).not.toThrow();
}

const corpus = readCorpus();
const models = fc.constantFrom("classic" as const, "v2" as const);
/** Keys that mean something in a dashboard, so that random values reach far into the rules. */
const key = fc.oneof(
  fc.constantFrom(
    ..."panels rows type id targets options fieldConfig defaults overrides gridPos templating list annotations".split(
      " ",
    ),
    ..."yaxes seriesOverrides thresholds alias legend styles elements layout spec kind items element name".split(" "),
    ..."graph libraryPanel uid collapsed repeat links transformations custom mappings __proto__ constructor".split(" "),
  ),
  fc.string({ maxLength: 4 }),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, true, 0, -1, 1e300, Number.NaN, "", "row", "graph", "singlestat", "table", "heatmap"),
    fc.constantFrom("Panel", "LibraryPanel", "GridLayout", "RowsLayout", "TabsLayout", "AutoGridLayout", "query"),
    fc.string(),
    fc.array(tie("json"), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie("json")), { maxLength: 6 }).map((entries) => Object.fromEntries(entries) as unknown),
  ),
}));

/** Replaces, removes or doubles one part of a JSON value; `steps` choose the way down to it. */
function mutated(value: unknown, steps: readonly number[], change: { kind: string; by: unknown }): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change.by;
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length;
    if (rest.length === 0 && change.kind === "remove") return value.toSpliced(at, 1);
    if (rest.length === 0 && change.kind === "double") return [...value, value[at]];
    return value.with(at, mutated(value[at], rest, change));
  }
  if (isJson(value) && Object.keys(value).length > 0) {
    const name = Object.keys(value)[step % Object.keys(value).length] ?? "";
    const { [name]: part, ...others } = value;
    if (rest.length === 0 && change.kind === "remove") return others;
    return { ...others, [name]: mutated(part, rest, change) };
  }
  return change.by;
}
const changes = fc.array(
  fc.record({
    steps: fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 9 }),
    change: fc.record({ kind: fc.constantFrom("replace", "remove", "double"), by: json }),
  }),
  { minLength: 1, maxLength: 12 },
);

describe("any JSON", () => {
  it("is a dashboard, or is refused by name", () => {
    fc.assert(
      fc.property(json, models, (spec, model) => {
        const raw = rawDashboard(spec, { model, libraryPanels: isJson(spec) ? spec : {} });
        if (isJson(spec)) expectWhole(readDashboardModel(raw));
        else expect(() => readDashboardModel(raw)).toThrow(new Refusal("dashboard-unreadable", "shop"));
      }),
      { numRuns: 1_500 },
    );
  });

  it("is a dashboard where a real one was damaged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...corpus), changes, (raw, damage) => {
        const spec = damage.reduce((value, { steps, change }) => mutated(value, steps, change), raw.spec);
        if (isJson(spec)) expectWhole(readDashboardModel({ ...raw, spec }));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it("is not changed by being read", () => {
    for (const raw of corpus) {
      const before = JSON.stringify(raw);
      readDashboardModel(raw);
      expect(JSON.stringify(raw)).toBe(before);
    }
  });

  it("is refused where it nests so deep that nothing could be done with it", () => {
    const deep = (inner: unknown, levels: number): unknown =>
      levels === 0 ? inner : deep({ kind: "TabsLayout", spec: { tabs: [{ spec: { layout: inner } }] } }, levels - 1);
    const spec = { layout: deep({}, 1_000), elements: {} };
    expect(() => readDashboardModel(rawDashboard(spec, { model: "v2" }))).toThrow("dashboard-too-deep: shop");
    expect(() => readDashboardModel(rawDashboard({ panels: [{ options: deep({}, 1_000) }] }))).toThrow(Refusal);
  });
});

describe("a dashboard of 5 MB", () => {
  it("is read with less than a second of processor time", () => {
    const [biggest] = [...corpus].sort((a, b) => JSON.stringify(b.spec).length - JSON.stringify(a.spec).length);
    const { panels, ...spec } = biggest!.spec as { panels: unknown[] };
    const copies = Math.ceil(5_000_000 / JSON.stringify(panels).length);
    const text = JSON.stringify({ ...spec, panels: Array.from({ length: copies }, () => panels).flat() });
    const raw = { ...biggest!, spec: JSON.parse(text) as unknown };
    expect(text.length).toBeGreaterThan(5_000_000);
    const started = process.cpuUsage();
    const dashboard = readDashboardModel(raw);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1_000).toBeLessThan(1_000);
    expectWhole(dashboard);
  }, 30_000);
});
