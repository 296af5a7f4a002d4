import { describe, expect, it } from "vitest";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import type { PanelQueryInput } from "./contract";
import { readAlertStates } from "./read-alert-states";
import { readAnnotations } from "./read-annotations";
import { readVariable } from "./read-variable";
import type { Room } from "./room-access";
import { TEST_RANGE, TEST_SOURCES } from "./rules/test-dashboard.suite";
import { runPanelQuery } from "./run-panel-query";

const room: Room = { incidentId: "i", organizationId: "o", dashboards: ["shop"], readOnly: false, range: null };
const input: PanelQueryInput = {
  dashboardUid: "shop",
  panelId: 1,
  range: TEST_RANGE,
  intervalMs: 15_000,
  maxDataPoints: 600,
  variables: {},
};
const mark = {
  id: "1",
  time: TEST_RANGE.from,
  timeEnd: TEST_RANGE.from,
  title: "",
  text: "deploy",
  tags: ["deploy"],
  panelId: 0,
};

const dashboard = (uid: string) => ({
  uid,
  title: uid,
  templating: {
    list: [
      { type: "query", name: "job", query: 'label_values(up{env="$env"}, job)' },
      { type: "textbox", name: "env", query: "prod" },
    ],
  },
  annotations: {
    list: [
      {
        name: "Deploys",
        datasource: { uid: "-- Grafana --" },
        iconColor: "red",
        target: { type: "tags", tags: ["deploy"] },
      },
    ],
  },
  panels: [
    {
      id: 1,
      type: "stat",
      targets: [
        { refId: "A", expr: 'up{env="$env"}' },
        { refId: "B", expr: "sum(", hide: false },
      ],
    },
  ],
});

function ports() {
  const metrics = memoryMetrics({
    answer: ({ expr }) => (expr === "sum(" ? { status: 400, error: "parse error" } : { status: 200, frames: [] }),
    resources: { "prom/api/v1/label/job/values": { status: "success", data: ["api", "db"] } },
    annotations: [mark],
    alertRules: [
      { uid: "a", name: "a", state: "pending", dashboardUid: "shop", panelId: 1 },
      { uid: "b", name: "b", state: "firing", dashboardUid: "shop", panelId: 1 },
      { uid: "c", name: "c", state: "inactive", dashboardUid: "shop", panelId: null },
    ],
  });
  return {
    metrics,
    dashboards: memoryDashboards({ dashboards: [dashboard("shop"), dashboard("secret")], dataSources: TEST_SOURCES }),
  };
}

describe("reading a room's panels", () => {
  it("asks the stored queries and passes on what came back, errors too", async () => {
    const given = ports();
    const answer = await runPanelQuery(given, room, { ...input, variables: { env: 'x"} or y{a="' } });
    expect(answer).toEqual({
      status: 400,
      body: { results: { A: { status: 200, frames: [] }, B: { status: 400, error: "parse error" } } },
    });
    expect(given.metrics.asked[0]?.expr).toBe('up{env="x\\"} or y{a=\\""}');
  });

  it("refuses dashboards and panels that the room does not hold, and asks nobody", async () => {
    const given = ports();
    const refused = { code: "PANEL_NOT_IN_ROOM" };
    await expect(runPanelQuery(given, room, { ...input, dashboardUid: "secret" })).rejects.toMatchObject(refused);
    await expect(runPanelQuery(given, room, { ...input, panelId: 99 })).rejects.toMatchObject(refused);
    await expect(readAnnotations(given, room, { ...TEST_RANGE, dashboardUid: "secret" })).rejects.toMatchObject(
      refused,
    );
    await expect(readAlertStates(given, room, { dashboardUid: "secret" })).rejects.toMatchObject(refused);
    await expect(readVariable(given, room, { ...input, dashboardUid: "secret", name: "job" })).rejects.toMatchObject(
      refused,
    );
    await expect(readVariable(given, room, { ...input, name: "nothing" })).rejects.toMatchObject(refused);
    expect(given.metrics.asked).toEqual([]);
  });

  it("shows a shared link only its own time range", async () => {
    const shared = { ...room, readOnly: true, range: { from: TEST_RANGE.from, to: TEST_RANGE.from + 600_000 } };
    await expect(runPanelQuery(ports(), shared, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(runPanelQuery(ports(), shared, { ...input, range: shared.range })).resolves.toMatchObject({
      status: 400,
    });
  });

  it("says which value cannot be used", async () => {
    const given = {
      ...ports(),
      dashboards: memoryDashboards({
        dashboards: [
          { ...dashboard("shop"), panels: [{ id: 1, type: "stat", targets: [{ refId: "A", expr: "x[$env]" }] }] },
        ],
        dataSources: TEST_SOURCES,
      }),
    };
    await expect(runPanelQuery(given, room, { ...input, variables: { env: "1m] or y" } })).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { reason: "value-not-allowed", subject: "env" },
    });
  });

  it("lists the values of a stored variable", async () => {
    await expect(readVariable(ports(), room, { ...input, name: "job" })).resolves.toEqual([
      { text: "api", value: "api" },
      { text: "db", value: "db" },
    ]);
  });

  it("brings the marks of stored annotation queries with their colour", async () => {
    const layers = await readAnnotations(ports(), room, { ...TEST_RANGE, dashboardUid: "shop" });
    expect(layers).toContainEqual({ name: "Deploys", color: "red", panelFilter: null, annotations: [mark] });
  });

  it("gives each panel the worst of its alerts", async () => {
    await expect(readAlertStates(ports(), room, { dashboardUid: "shop" })).resolves.toEqual([
      { panelId: 1, state: "alerting", ruleName: "b", ruleUid: "b" },
    ]);
  });
});
