import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dashboards } from "./dashboards";

export interface DashboardsHarness {
  dashboards: Dashboards;
  stop(): Promise<void>;
}

/** The one dashboard that an adapter has to hold for the suite. */
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
export const SUITE_SOURCES = [
  { uid: "prom", type: "prometheus", name: "Prometheus", isDefault: true },
  { uid: "loki", type: "loki", name: "Loki", isDefault: false },
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

    it("describes its data sources by uid, type and name, and nothing else", async () => {
      const { dataSources, publicUrl } = await harness.dashboards.describe();
      expect(dataSources).toEqual(SUITE_SOURCES);
      expect(publicUrl).not.toMatch(/\/$/);
    });

    it("finds dashboards by a part of their title", async () => {
      await expect(harness.dashboards.search({ text: "over", limit: 5 })).resolves.toMatchObject([
        { uid: "shop", title: "Shop overview" },
      ]);
      await expect(harness.dashboards.search({ text: "nothing like it", limit: 5 })).resolves.toEqual([]);
    });

    it("reads a dashboard with its queries", async () => {
      const dashboard = await harness.dashboards.dashboard("shop");
      expect(dashboard.panels[0]).toMatchObject({ id: 2, type: "timeseries", targets: [{ refId: "A", expr: "up" }] });
    });

    it("rejects a dashboard that does not exist", async () => {
      await expect(harness.dashboards.dashboard("missing")).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  });
}
