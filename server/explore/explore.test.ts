import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics, type MemoryMetricsData } from "@/server/adapters/memory/memory-metrics";
import { MAX_DATA_POINTS } from "@/server/dashboard/contract";
import type { Room } from "@/server/dashboard/room-access";
import { TEST_RANGE, TEST_SOURCES } from "@/server/dashboard/rules/test-dashboard.suite";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import { adhocQueryInput, labelsInput, MAX_EXPRESSION, MAX_NAMES, type AdhocQueryInput } from "./contract";
import { listDataSources } from "./list-data-sources";
import { listLabelValues } from "./list-label-values";
import { listLabels } from "./list-labels";
import { listMetrics } from "./list-metrics";
import { runAdhocQuery } from "./run-adhoc-query";

const room: Room = { incidentId: "i", organizationId: "o", dashboards: [], readOnly: false, range: null };
const SOURCES = [
  ...TEST_SOURCES,
  { uid: "tempo", type: "tempo", name: "Tempo", isDefault: false },
  { uid: "td", type: "grafana-testdata-datasource", name: "TestData", isDefault: false },
  { uid: "front", type: "prometheus", name: "Page only", isDefault: false, backend: false },
];
const asked: AdhocQueryInput = {
  dataSourceUid: "prom",
  kind: "promql",
  expr: "up",
  range: TEST_RANGE,
  instant: false,
  intervalMs: 15_000,
  maxDataPoints: 600,
  limit: 100,
};

function setup(data: MemoryMetricsData = {}) {
  const memory = memoryMetrics(data);
  const metrics = sharedMetrics(memory, new SharedReads(1024 * 1024), "o");
  const ports = { metrics, dashboards: memoryDashboards({ dataSources: SOURCES }) };
  const run = async (more: Partial<AdhocQueryInput>) => {
    const { body } = await runAdhocQuery(ports, room, { ...asked, ...more });
    expect(JSON.parse(body.toString())).toMatchObject({ results: { A: {} } });
    return memory.asked.at(-1);
  };
  return { ports, run, sent: memory.asked };
}

describe("a typed query", () => {
  it.each([
    [{}, { expr: "up", range: true, instant: false, datasource: { type: "prometheus", uid: "prom" } }],
    [{ instant: true }, { expr: "up", range: false, instant: true, format: "table" }],
    [
      { dataSourceUid: "loki", kind: "logql", expr: '{a="b"}' },
      { expr: '{a="b"}', queryType: "range", maxLines: 100, direction: "backward" },
    ],
    [
      { dataSourceUid: "tempo", kind: "traceql", expr: "{status=error}" },
      { query: "{status=error}", queryType: "traceql", limit: 100, tableType: "traces" },
    ],
    [
      { dataSourceUid: "tempo", kind: "trace", expr: "2f3E" },
      { query: "2f3E", queryType: "traceId" },
    ],
    [{ dataSourceUid: "td", kind: "testdata", expr: "random_walk" }, { scenarioId: "random_walk" }],
  ] as const)("%j is sent in its data source's own way", async (more, sent) => {
    expect(await setup().run(more)).toMatchObject({ ...sent, refId: "A", intervalMs: 15_000, maxDataPoints: 600 });
  });

  it.each([
    ["data-source-unknown", { dataSourceUid: "elsewhere" }],
    ["kind-not-offered", { dataSourceUid: "pg" }],
    ["kind-not-offered", { dataSourceUid: "front" }],
    ["kind-not-offered", { kind: "logql" }],
    ["trace-id", { dataSourceUid: "tempo", kind: "trace", expr: "../secret" }],
    ["instant-not-offered", { dataSourceUid: "tempo", kind: "traceql", instant: true }],
    ["scenario-unknown", { dataSourceUid: "td", kind: "testdata", expr: "slow_query" }],
    ["range-too-long", { dataSourceUid: "loki", kind: "logql", range: { from: 0, to: 32 * 24 * 3_600_000 } }],
  ] as const)("is refused with %s, and nobody is asked: %j", async (reason, more) => {
    const { ports, sent } = setup();
    await expect(runAdhocQuery(ports, room, { ...asked, ...more })).rejects.toMatchObject({
      code: "BAD_INPUT",
      details: { reason },
    });
    expect(sent).toEqual([]);
  });

  it("never asks for more points than a panel may", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 1, max: 1e7, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 399 * 24 * 3_600_000 }),
        async (intervalMs, maxDataPoints, span) => {
          const range = { from: 0, to: span };
          const sent = await setup().run({ intervalMs, maxDataPoints, range });
          expect(sent?.maxDataPoints).toBeLessThanOrEqual(MAX_DATA_POINTS);
          expect(span / (sent?.intervalMs ?? 0)).toBeLessThanOrEqual(MAX_DATA_POINTS);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each([
    ["nothing", { expr: "  " }],
    ["too long a text", { expr: "x".repeat(MAX_EXPRESSION + 1) }],
    ["a path for a uid", { dataSourceUid: "../admin" }],
    ["another organization", { orgId: 2 }],
    ["a field of the plugin's", { rawSql: "select 1" }],
    ["SQL", { kind: "sql" }],
    ["a range that ends before it starts", { range: { from: 2, to: 1 } }],
  ])("is no query with %s", (_what, more) => {
    expect(adhocQueryInput.safeParse({ ...asked, ...more }).success).toBe(false);
    expect(adhocQueryInput.safeParse(asked).success).toBe(true);
  });
});

describe("completion", () => {
  const listed = (...data: string[]) => ({ status: "success", data });
  const about = (dataSourceUid: string, more: object = {}) =>
    labelsInput.parse({ dataSourceUid, range: TEST_RANGE, ...more });

  it("knows labels, values and metrics, narrowed by what is typed", async () => {
    const { ports } = setup({
      resources: {
        "prom/api/v1/labels": listed("job", "instance", "Job_name", "job"),
        "prom/api/v1/label/job/values": listed("api", "db"),
        "prom/api/v1/label/__name__/values": listed("up", "node_load1"),
        "loki/label/app/values": listed("web"),
        "tempo/tags": { scopes: [{ name: "resource", tags: ["service.name"] }] },
        "tempo/tag-values": { tagValues: [{ value: "api" }] },
      },
    });
    expect(await listLabels(ports, room, about("prom", { text: "JOB" }))).toEqual({
      names: ["Job_name", "job"],
      more: false,
    });
    expect((await listLabelValues(ports, room, { ...about("prom"), label: "job" })).names).toEqual(["api", "db"]);
    expect((await listLabelValues(ports, room, { ...about("loki"), label: "app" })).names).toEqual(["web"]);
    expect((await listMetrics(ports, room, about("prom"))).names).toEqual(["node_load1", "up"]);
    expect((await listLabels(ports, room, about("tempo"))).names).toEqual(["resource.service.name"]);
    expect((await listLabelValues(ports, room, { ...about("tempo"), label: "resource.service.name" })).names).toEqual([
      "api",
    ]);
  });

  it("says where there are more names than one list holds", async () => {
    const data = Array.from({ length: MAX_NAMES + 1 }, (_, index) => `metric_${index}`);
    const { ports } = setup({ resources: { "prom/api/v1/label/__name__/values": listed(...data) } });
    const list = await listMetrics(ports, room, about("prom"));
    expect([list.names.length, list.more]).toEqual([MAX_NAMES, true]);
    expect((await listMetrics(ports, room, about("prom", { text: "metric_1000" }))).more).toBe(false);
  });

  it("is refused where a data source has no such names", async () => {
    const { ports } = setup();
    for (const uid of ["pg", "nowhere"]) {
      await expect(listLabels(ports, room, about(uid))).rejects.toMatchObject({ code: "BAD_INPUT" });
    }
    await expect(listMetrics(ports, room, about("loki"))).rejects.toMatchObject({ code: "BAD_INPUT" });
  });

  it("names the data sources that can be asked, and nothing about where they are", async () => {
    const { ports } = setup();
    const { dataSources, orgId } = await listDataSources(ports);
    expect(orgId).toBe(1);
    expect(dataSources).toEqual([
      { uid: "prom", name: "Prometheus", isDefault: true, kinds: ["promql"] },
      { uid: "prom-eu", name: "Prometheus EU", isDefault: false, kinds: ["promql"] },
      { uid: "loki", name: "Loki", isDefault: false, kinds: ["logql"] },
      { uid: "tempo", name: "Tempo", isDefault: false, kinds: ["traceql", "trace"] },
      { uid: "td", name: "TestData", isDefault: false, kinds: ["testdata"] },
    ]);
  });
});
