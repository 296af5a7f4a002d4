import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import { TEST_SOURCES } from "@/server/dashboard/rules/test-dashboard.suite";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import type { Services, SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { MetricQuery, Metrics } from "@/server/ports/metrics";
import { createCaller } from "@/server/router";
import { createTestOrganization } from "@/server/testing/test-context";
import { evidenceLane } from "@/server/evidence/evidence-lane";
import { seriesFrame } from "./test-frames";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 3, 12);
export const CAPTURED_RANGE = { from: NOW - HOUR, to: NOW };

const DASHBOARD = {
  uid: "shop",
  title: "Shop",
  version: 7,
  templating: { list: [{ type: "custom", name: "env", query: "prod,dev" }] },
  annotations: { list: [{ name: "Deploys", enable: true, datasource: { uid: "-- Grafana --" }, type: "dashboard" }] },
  panels: [
    {
      id: 1,
      type: "timeseries",
      title: "Requests of $env",
      links: [{ title: "Runbook", url: "https://example.com" }],
      fieldConfig: { defaults: { unit: "reqps", links: [{ url: "https://example.com" }] }, overrides: [] },
      options: { legend: { displayMode: "list" } },
      transformations: [{ id: "sortBy", options: {} }],
      targets: [{ refId: "A", expr: 'sum(rate(requests{env="$env"}[5m]))', datasource: { uid: "prom" } }],
    },
    { id: 2, type: "text", title: "Words", options: { content: "hello" } },
  ],
};

/** What the panel's query answers unless a test says otherwise. */
const USUAL_POINTS: [number, number][] = [
  [NOW - HOUR, 1],
  [NOW - HOUR / 2, 4],
  [NOW, 2],
];

/** The usual answer, with points that came later. */
export const usualAnswer = (extra: [number, number][] = []) => ({
  status: 200,
  frames: [seriesFrame([...USUAL_POINTS, ...extra], { job: "api" })],
});

type Answer = (query: MetricQuery) => { status: number; error?: string; frames?: unknown[] };

/** An incident on the real database, with a Grafana in memory that can be told what to answer, or to be away. */
export async function openEvidencePlace() {
  const [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  const [responder, viewer, stranger] = await Promise.all([
    ours.signIn("responder"),
    ours.signIn("viewer"),
    theirs.signIn("admin"),
  ]);
  ours.setNow(new Date(NOW));
  await ours.services.db.organization.update({ where: { id: ours.id }, data: { nextIncidentNumber: 901 } });
  const wish = { title: "Evidence", severity: "sev2" as const, dashboards: [{ uid: "shop", title: "Shop" }] };
  const { number } = await createCaller(responder).incident.declare({ ...wish, idempotencyKey: randomUUID() });
  const { id: incidentId } = await ours.services.db.incident.findFirstOrThrow({
    where: { organizationId: ours.id, number },
  });
  const place = {
    ours,
    number,
    incidentId,
    asked: [] as MetricQuery[],
    answer: (() => usualAnswer()) as Answer,
    isAway: false,
    input: (more: object = {}) => ({
      incidentNumber: number,
      idempotencyKey: randomUUID() as string,
      dashboardUid: "shop",
      panelId: 1,
      range: CAPTURED_RANGE,
      intervalMs: 15_000,
      maxDataPoints: 400,
      variables: { env: "prod" },
      ...more,
    }),
    responder: undefined as unknown as SignedIn,
    viewer: undefined as unknown as SignedIn,
    stranger: undefined as unknown as SignedIn,
    services: undefined as unknown as Services,
    /** Who the next requests for documents come from. */
    asker: null as SignedIn | null,
    reset(): void {
      place.asker = place.responder;
      place.isAway = false;
      place.asked.length = 0;
      place.answer = () => usualAnswer();
    },
    open: (id: string, headers: Record<string, string> = {}, room = String(number)) =>
      fetch(`${url}/${room}/evidence/${id}`, { headers }),
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await Promise.all([ours.close(), theirs.close()]);
    },
  };
  const mark = {
    id: "1",
    time: NOW - 60_000,
    timeEnd: NOW - 60_000,
    title: "",
    text: "v86",
    tags: ["deploy"],
    panelId: 0,
    dashboardUid: "shop",
  };
  const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE", "Grafana is away"));
  const metrics: Metrics = {
    query: (request, signal) => {
      if (place.isAway) return away();
      place.asked.push(...request.queries);
      return memoryMetrics({ answer: place.answer }).query(request, signal);
    },
    resource: (...given) => (place.isAway ? away() : memoryMetrics().resource(...given)),
    annotations: (...given) => (place.isAway ? away() : memoryMetrics({ annotations: [mark] }).annotations(...given)),
    alertRules: (...given) => (place.isAway ? away() : memoryMetrics().alertRules(...given)),
  };
  const reads = new SharedReads(1024 * 1024);
  place.services = {
    ...ours.services,
    metrics,
    sharedMetrics: (organizationId) => sharedMetrics(metrics, reads, organizationId),
    dashboards: memoryDashboards({ dashboards: [DASHBOARD], dataSources: TEST_SOURCES }),
  };
  const at = (context: SignedIn): SignedIn => ({ ...context, services: place.services });
  place.responder = at(responder);
  place.viewer = at(viewer);
  place.stranger = at(stranger);
  const lane = evidenceLane({
    contextOf: async () => ({ ...place.responder, viewer: place.asker?.viewer ?? null }),
  });
  const server = createServer(
    (req, res) => void lane.handle(req, res).then((answered) => answered || res.end("not mine")),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/grafana/rooms`;
  place.reset();
  return place;
}
