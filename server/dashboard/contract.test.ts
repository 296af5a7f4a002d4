import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { panelQueryInput, storedDashboard } from "./contract";

const good = {
  dashboardUid: "shop",
  panelId: 1,
  range: { from: 1, to: 2 },
  intervalMs: 1000,
  maxDataPoints: 100,
  variables: { env: "prod", job: ["a", "b"] },
};

describe("what a browser may send", () => {
  it("names a panel and values", () => {
    expect(panelQueryInput.parse(good)).toEqual(good);
  });

  it.each([
    ["a query", { ...good, expr: "up" }],
    ["a path for a uid", { ...good, dashboardUid: "../../admin" }],
    ["a range that ends before it starts", { ...good, range: { from: 2, to: 1 } }],
    ["too long a value", { ...good, variables: { env: "x".repeat(2_001) } }],
    ["too many values", { ...good, variables: { env: Array.from({ length: 1_001 }, () => "x") } }],
    [
      "too many variables",
      { ...good, variables: Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`v${index}`, "x"])) },
    ],
    ["a name that is none", { ...good, variables: { "a b": "x" } }],
    ["no number of points", { ...good, maxDataPoints: Number.NaN }],
  ])("is refused with %s", (_what, input) => {
    expect(panelQueryInput.safeParse(input).success).toBe(false);
  });
});

describe("stored dashboards", () => {
  it("are read whatever odd things old versions left in them", () => {
    const odd = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.constant([]), fc.constant({}));
    fc.assert(
      fc.property(
        fc.record({
          title: odd,
          panels: odd,
          templating: odd,
          annotations: odd,
          time: odd,
          refresh: odd,
          graphTooltip: odd,
        }),
        (parts) => {
          expect(storedDashboard.parse({ uid: "x", ...parts }).panels).toEqual([]);
        },
      ),
    );
  });

  it("keep panels that lack an id, a place or queries", () => {
    const { panels } = storedDashboard.parse({
      uid: "x",
      panels: [{ type: "stat", datasource: "Prometheus", targets: null, title: 5 }],
    });
    expect(panels).toMatchObject([
      { id: 0, type: "stat", title: "", targets: [], datasource: "Prometheus", gridPos: { w: 12, h: 8 } },
    ]);
  });
});
