import { describe, expect, it } from "vitest";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import type { Room } from "@/server/dashboard/room-access";
import { TEST_RANGE, TEST_SOURCES } from "@/server/dashboard/rules/test-dashboard.suite";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import { panelLinkInput, type PanelLinkInput } from "./contract";
import { readPanelLink } from "./read-panel-link";
import type { ExplorePane } from "./rules/explore-address";

const prom = { type: "prometheus", uid: "prom" };
const loki = { type: "loki", uid: "loki" };
const expr = { type: "__expr__", uid: "__expr__" };
const panel = (id: number, ...targets: object[]) => ({
  id,
  type: "timeseries",
  title: `${id}`,
  datasource: prom,
  targets,
});
const dashboard = {
  uid: "d",
  title: "D",
  templating: { list: [{ type: "custom", name: "job", query: "api,web", current: { value: "api", text: "api" } }] },
  panels: [
    panel(1, { refId: "A", datasource: prom, expr: 'up{job="$job"}' }),
    panel(2, { refId: "A", datasource: prom, expr: "up" }, { refId: "B", datasource: loki, expr: '{job="$job"}' }),
    panel(
      3,
      { refId: "A", datasource: prom, expr: "up", hide: true },
      { refId: "B", datasource: expr, type: "reduce", expression: "A", reducer: "last" },
    ),
    panel(4, { refId: "A", datasource: prom, expr: "" }),
  ],
};
const room: Room = {
  incidentId: "i",
  organizationId: "o",
  dashboards: ["d"],
  readOnly: false,
  range: null,
  mayAsk: true,
};
const asked: PanelLinkInput = {
  dashboardUid: "d",
  panelId: 1,
  range: TEST_RANGE,
  intervalMs: 15_000,
  maxDataPoints: 600,
  variables: {},
};

async function linkOf(more: Partial<PanelLinkInput>, inRoom: Room = room) {
  const metrics = sharedMetrics(memoryMetrics({}), new SharedReads(1024 * 1024), "o");
  const ports = { metrics, dashboards: memoryDashboards({ dashboards: [dashboard], dataSources: TEST_SOURCES }) };
  const { url } = await readPanelLink(ports, inRoom, { ...asked, ...more });
  if (url === null) return null;
  const { origin, pathname, searchParams } = new URL(url);
  type Pane = Omit<ExplorePane, "dataSourceUid"> & { datasource: string };
  const panes = JSON.parse(searchParams.get("panes") ?? "") as Record<string, Pane>;
  return { place: `${origin}${pathname}`, orgId: searchParams.get("orgId"), ...Object.values(panes)[0]! };
}

describe("a panel's place in Explore", () => {
  it("holds its query with the variables filled in, in its organization", async () => {
    expect(await linkOf({ variables: { job: "web" } })).toMatchObject({
      place: "https://grafana.example/explore",
      orgId: "1",
      datasource: "prom",
      queries: [{ refId: "A", datasource: prom, expr: 'up{job="web"}' }],
    });
  });

  it("lands on the same range: as it was chosen while it follows the clock, else on its moments", async () => {
    const span = { from: "now-1h", to: "now" };
    expect((await linkOf({ span }))?.range).toEqual(span);
    expect((await linkOf({}))?.range).toEqual({ from: String(TEST_RANGE.from), to: String(TEST_RANGE.to) });
  });

  it("names each data source where there are several", async () => {
    const link = await linkOf({ panelId: 2 });
    expect(link?.datasource).toBe("-- Mixed --");
    expect(link?.queries).toMatchObject([{ datasource: prom }, { datasource: loki, expr: '{job="api"}' }]);
  });

  it("shows what an expression is worked out from", async () => {
    const link = await linkOf({ panelId: 3 });
    expect(link?.queries).toHaveLength(1);
    expect(link?.queries[0]).toMatchObject({ refId: "A", expr: "up" });
    expect(link?.queries[0]).not.toHaveProperty("hide");
  });

  it("is nowhere for a panel without queries, and refused for one that the room does not hold", async () => {
    expect(await linkOf({ panelId: 4 })).toBeNull();
    await expect(linkOf({}, { ...room, dashboards: [] })).rejects.toMatchObject({ code: "PANEL_NOT_IN_ROOM" });
  });

  it.each(["now-1h", "now", "now/d", "now-7d/d", "now+5m"])("takes the span %s", (from) => {
    expect(panelLinkInput.safeParse({ ...asked, span: { from, to: "now" } }).success).toBe(true);
  });

  it.each(["2026-01-01", "now-1h&orgId=2", "1", ""])("takes no span %s", (from) => {
    expect(panelLinkInput.safeParse({ ...asked, span: { from, to: "now" } }).success).toBe(false);
  });
});
