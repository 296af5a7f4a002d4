import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absoluteRange } from "./absolute-range";
import { exploreLink } from "./explore-link";
import type { ExploreTarget } from "./explore-target";

const target: ExploreTarget = {
  dataSourceUid: "prom",
  kind: "promql",
  expr: "up",
  range: { last: "1h" },
  instant: false,
  limit: 1_000,
};
const NOW = { from: 1_000, to: 2_000 };

interface Pane {
  datasource: string;
  queries: Record<string, unknown>[];
  range: { from: string; to: string };
}

function opened(link: string): { path: string; pane: Pane | undefined; orgId: string | null } {
  const { origin, pathname, searchParams } = new URL(link);
  const panes = JSON.parse(searchParams.get("panes") ?? "{}") as Record<string, Pane>;
  return { path: origin + pathname, pane: Object.values(panes)[0], orgId: searchParams.get("orgId") };
}

describe("a link to Explore", () => {
  it("brings any query over unharmed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("promql", "logql", "traceql"), (expr, kind) => {
        const { pane } = opened(exploreLink("https://g.example/grafana/", { ...target, kind, expr }, NOW, 1));
        const query = pane?.queries[0];
        expect(kind === "traceql" ? query?.query : query?.expr).toBe(expr);
        expect(query?.datasource).toMatchObject({ uid: "prom" });
      }),
    );
  });

  it("keeps the sub-path and the organization", () => {
    const { path, orgId } = opened(exploreLink("https://g.example/grafana/", target, NOW, 7));
    expect(path).toBe("https://g.example/grafana/explore");
    expect(orgId).toBe("7");
  });

  it.each([
    [{ last: "6h" }, { from: "now-6h", to: "now" }],
    ["dashboard", { from: "1000", to: "2000" }],
    [
      { from: 1_000, to: 2_000 },
      { from: "1000", to: "2000" },
    ],
  ] as const)("lands on the same range: %j", (range, shown) => {
    expect(opened(exploreLink("https://g.example", { ...target, range }, NOW, null)).pane?.range).toEqual(shown);
  });
});

it("makes two moments of any range", () => {
  const dashboard = { from: 10.5, to: 20.5 };
  expect(absoluteRange("dashboard", dashboard, 99)).toEqual({ from: 10, to: 21 });
  expect(absoluteRange({ last: "5m" }, dashboard, 400_000)).toEqual({ from: 100_000, to: 400_000 });
  expect(absoluteRange({ from: 1, to: 2 }, dashboard, 99)).toEqual({ from: 1, to: 2 });
});
