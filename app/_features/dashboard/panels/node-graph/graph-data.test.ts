import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphData, type GraphFrame } from "./graph-data";
import { gridLayout, layeredLayout } from "./graph-layout";

const column = (name: string, values: unknown[], type = "string", more = {}) => ({ name, type, values, ...more });
const NODES: GraphFrame = {
  length: 2,
  fields: [
    column("id", ["a", "b"]),
    column("title", ["API", "<b>DB</b>"]),
    column("mainStat", [12.5, null], "number", {
      display: (value: unknown) => ({ text: String(value), suffix: " ms" }),
    }),
    column("arc__failed", [0.25, NaN], "number", { config: { color: { fixedColor: "red" } } }),
    column("detail__zone", ["eu", ""]),
  ],
};
const EDGES: GraphFrame = {
  length: 2,
  fields: [column("id", ["1", "2"]), column("source", ["a", "a"]), column("target", ["b", "gone"])],
};

describe("a graph of nodes", () => {
  it("is read from its two frames, whichever comes first", () => {
    for (const frames of [
      [NODES, EDGES],
      [EDGES, NODES],
    ]) {
      const { nodes, edges } = graphData(frames);
      expect(nodes).toMatchObject([
        {
          id: "a",
          title: "API",
          mainStat: "12.5 ms",
          arcs: [{ color: "red", share: 0.25 }],
          details: [{ name: "zone", value: "eu" }],
        },
        { id: "b", title: "<b>DB</b>", mainStat: "", arcs: [{ share: 0 }] },
      ]);
      expect(edges.map(({ source, target }) => [source, target])).toEqual([["a", "b"]]);
    }
  });

  it("makes nodes of its edges where nobody sent any", () => {
    expect(graphData([EDGES]).nodes.map(({ id }) => id)).toEqual(["a", "b", "gone"]);
  });

  it("is empty where nothing fits", () => {
    expect(graphData([{ length: 1, fields: [column("value", [1])] }])).toEqual({ nodes: [], edges: [] });
  });
});

describe("the places of nodes", () => {
  const shape = fc.record({
    count: fc.integer({ min: 0, max: 25 }),
    edges: fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 60 }),
  });

  it("are one for each, circles or not", () => {
    fc.assert(
      fc.property(shape, ({ count, edges }) => {
        const nodes = Array.from({ length: count }, (_, index) => ({ id: String(index) }));
        const within = edges.filter(([a, b]) => a < count && b < count);
        const graph = { nodes, edges: within.map(([a, b]) => ({ source: String(a), target: String(b) })) };
        for (const layout of [layeredLayout, gridLayout]) {
          const places = [...layout(graph).values()].map(({ x, y }) => `${x} ${y}`);
          expect(new Set(places).size).toBe(count);
        }
      }),
    );
  });

  it("go from left to right as the calls do", () => {
    const nodes = ["db", "api", "web"].map((id) => ({ id }));
    const edges = [
      { source: "web", target: "api" },
      { source: "api", target: "db" },
      { source: "web", target: "db" },
      { source: "db", target: "web" },
    ];
    const straight = layeredLayout({ nodes, edges: edges.slice(0, 3) });
    expect(["web", "api", "db"].map((id) => straight.get(id)?.x)).toEqual([0, 180, 360]);
    expect(layeredLayout({ nodes, edges }).size).toBe(3);
  });
});
