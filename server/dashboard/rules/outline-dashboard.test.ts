import { describe, expect, it } from "vitest";
import { outlineDashboard } from "./outline-dashboard";
import { roomDataSources } from "./room-data-sources";
import { TEST_SOURCES, testDashboard } from "./test-dashboard.suite";

const CANARY = "canary_secret";
const dashboard = testDashboard({
  variables: [
    { type: "datasource", name: "ds", query: "loki" },
    { type: "query", name: "job", query: { query: `label_values(${CANARY}{env="$env"}, job)` }, definition: CANARY },
  ],
  annotations: [{ name: "Deploys", datasource: { uid: "${ds}" }, expr: `${CANARY}{job="$job"}` }],
  panels: [
    {
      id: 1,
      type: "timeseries",
      snapshotData: CANARY,
      datasource: { uid: "prom-eu" },
      targets: [{ refId: "A", expr: `${CANARY}{job=~"$job"}[[__interval]]`, format: "table", legendFormat: CANARY }],
    },
    {
      id: 9,
      type: "row",
      collapsed: true,
      panels: [{ id: 2, type: "stat", targets: [{ refId: "A", rawSql: CANARY }] }],
    },
  ],
});

describe("what the browser learns of a dashboard", () => {
  it("is not the text of any query", () => {
    expect(JSON.stringify(outlineDashboard(dashboard))).not.toContain(CANARY);
  });

  it("is which variables each part depends on, and how its answer is drawn", () => {
    const { panels, templating } = outlineDashboard(dashboard);
    expect(panels[0]?.targets[0]).toMatchObject({ refId: "A", format: "table", uses: "${job} ${__interval}" });
    expect(templating.list[1]?.query).toBe("job ${env}");
    expect(panels[1]?.panels[0]).toMatchObject({ id: 2, type: "stat" });
  });

  it("is which data sources the room uses, by name and type alone", () => {
    const known = roomDataSources(
      [dashboard],
      TEST_SOURCES.map((source) => ({ ...source, url: CANARY })),
    );
    expect(known.map(({ uid }) => uid)).toEqual(["prom", "prom-eu", "loki"]);
    expect(JSON.stringify(known)).not.toContain(CANARY);
  });
});
