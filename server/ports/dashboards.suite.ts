import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dashboards } from "./dashboards";

export interface DashboardsHarness {
  dashboards: Dashboards;
  stop(): Promise<void>;
}

/** A dashboard that an adapter has to hold for the suite. */
export const SUITE_DASHBOARD = {
  uid: "shop",
  title: "Shop overview",
  schemaVersion: 42,
  panels: [
    {
      id: 2,
      type: "timeseries",
      title: "Latency",
      gridPos: { x: 0, y: 0, w: 12, h: 8 },
      targets: [{ refId: "A", expr: "up" }],
    },
  ],
};
/** A second one, of the newer schema, with a panel that is shared. */
export const SUITE_V2 = {
  uid: "shop-v2",
  title: "Shop in tabs",
  tags: ["golden"],
  elements: {
    "panel-1": { kind: "LibraryPanel", spec: { id: 1, libraryPanel: { uid: "lib", name: "Rate" } } },
  },
  layout: { kind: "TabsLayout", spec: { tabs: [] } },
};
export const SUITE_LIBRARY = { lib: { type: "stat", title: "Rate", targets: [{ refId: "A", expr: "up" }] } };
export const SUITE_FOLDER = { uid: "ops", title: "Ops" };
export const SUITE_SOURCES = [
  { uid: "prom", type: "prometheus", name: "Prometheus", isDefault: true, backend: true, interval: "15s" },
  { uid: "loki", type: "loki", name: "Loki", isDefault: false, backend: true },
  { uid: "news", type: "news", name: "News", isDefault: false, backend: false },
];

/** The promise of the dashboards port, for every adapter. */
export function dashboardsSuite(name: string, start: () => Promise<DashboardsHarness>): void {
  describe(`dashboards: ${name}`, () => {
    let harness: DashboardsHarness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(async () => {
      await harness.stop();
    });

    it("says that it is well", async () => {
      const { version } = await harness.dashboards.health();
      expect(version).not.toBe("");
    });

    it("describes its data sources by uid, type, name and whether a server can ask them, and nothing else", async () => {
      const { dataSources, publicUrl, orgId } = await harness.dashboards.describe();
      expect(orgId).toBeGreaterThan(0);
      expect(dataSources).toEqual(SUITE_SOURCES);
      expect(publicUrl).not.toMatch(/\/$/);
    });

    it("finds dashboards by a part of their title", async () => {
      await expect(harness.dashboards.search({ text: "over", limit: 5 })).resolves.toMatchObject([
        { uid: "shop", title: "Shop overview" },
      ]);
      await expect(harness.dashboards.search({ text: "nothing like it", limit: 5 })).resolves.toEqual([]);
    });

    it("finds them by their tags, and page by page", async () => {
      await expect(harness.dashboards.search({ text: "", limit: 5, tags: ["golden"] })).resolves.toMatchObject([
        { uid: "shop-v2" },
      ]);
      const page = (number: number) => harness.dashboards.search({ text: "shop", limit: 1, page: number });
      const found = (await Promise.all([page(1), page(2), page(3)])).map((hits) => hits.map(({ uid }) => uid));
      expect(found.flat().sort()).toEqual(["shop", "shop-v2"]);
      expect(found[2]).toEqual([]);
    });

    it("lists folders level by level", async () => {
      await expect(harness.dashboards.folders("")).resolves.toEqual([SUITE_FOLDER]);
      await expect(harness.dashboards.folders(SUITE_FOLDER.uid)).resolves.toEqual([]);
    });

    it("reads a dashboard with its queries", async () => {
      const dashboard = await harness.dashboards.dashboard("shop");
      expect(dashboard).toMatchObject({ uid: "shop", model: "classic", spec: { panels: SUITE_DASHBOARD.panels } });
    });

    it("reads a dashboard of the newer schema as it is, with the panels that it shares", async () => {
      const dashboard = await harness.dashboards.dashboard("shop-v2");
      expect(dashboard).toMatchObject({
        uid: "shop-v2",
        model: "v2",
        spec: { layout: { kind: "TabsLayout" } },
        libraryPanels: SUITE_LIBRARY,
      });
    });

    it("rejects a dashboard that does not exist", async () => {
      await expect(harness.dashboards.dashboard("missing")).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  });
}
