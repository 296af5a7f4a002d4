import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { memoryDashboards } from "@/server/adapters/memory/memory-dashboards";
import { memoryMetrics } from "@/server/adapters/memory/memory-metrics";
import type { Context, SignedIn } from "@/server/platform/context";
import type { Metrics } from "@/server/ports/metrics";
import type { QueryRefusal } from "@/server/ports/refusal-log";
import { createCaller } from "@/server/router";
import { createTestOrganization } from "@/server/testing/test-context";
import { panelLane } from "./panel-lane";
import { TEST_SOURCES } from "./rules/test-dashboard.suite";
import { sharedMetrics } from "./sharing/shared-metrics";
import { SharedReads } from "./sharing/shared-reads";

const HOUR = 3_600_000;

/** A stored dashboard with a variable of each kind that matters at the door. */
export const laneDashboard = (uid: string, more: object = {}) => ({
  uid,
  title: uid,
  templating: {
    list: [
      { type: "custom", name: "env", query: "prod,dev" },
      { type: "query", name: "job", query: "label_values(up, job)", datasource: { uid: "prom" } },
      { type: "textbox", name: "text", query: "" },
    ],
  },
  panels: [
    { id: 1, type: "stat", targets: [{ refId: "A", expr: "up" }] },
    { id: 2, type: "stat", targets: [{ refId: "A", expr: 'up{env="$env", job="$job", text="$text"}' }] },
  ],
  ...more,
});

/** A room on the real database behind the real door, with a Grafana in memory, asked over HTTP. */
export async function openLanePlace() {
  const [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  const [responder, viewer, stranger] = await Promise.all([
    ours.signIn("responder"),
    ours.signIn("viewer"),
    theirs.signIn("admin"),
  ]);
  await ours.services.db.organization.update({ where: { id: ours.id }, data: { nextIncidentNumber: 901 } });
  const declared = { idempotencyKey: randomUUID(), title: "Lane", severity: "sev3" as const };
  const { number } = await createCaller(responder).incident.declare(declared);
  const { id: incidentId } = await ours.services.db.incident.findFirstOrThrow({
    where: { organizationId: ours.id, number },
  });
  const of = { incidentId, organizationId: ours.id };
  const refused: QueryRefusal[] = [];
  const place = {
    ours,
    responder,
    viewer,
    stranger,
    number,
    refused,
    /** Who the next requests come from. */
    asker: viewer as SignedIn | null,
    grafana: memoryMetrics() as Metrics,
    services: ours.services,
    /** Everything as it was in the beginning: nothing is kept, the room holds `shop`. */
    async reset(): Promise<void> {
      place.grafana = memoryMetrics({ resources: { "prom/api/v1/label/job/values": { data: ["api"] } } });
      const reads = new SharedReads(1024 * 1024);
      const behind: Metrics = {
        query: (...given) => place.grafana.query(...given),
        resource: (...given) => place.grafana.resource(...given),
        annotations: (...given) => place.grafana.annotations(...given),
        alertRules: (...given) => place.grafana.alertRules(...given),
      };
      const dashboards = ["shop", "other"].map((uid) => laneDashboard(uid));
      place.services = {
        ...ours.services,
        sharedMetrics: (organizationId) => sharedMetrics(behind, reads, organizationId),
        dashboards: memoryDashboards({ dashboards, dataSources: TEST_SOURCES }),
        refusals: { note: (refusal) => void refused.push(refusal), close: async () => undefined },
      };
      place.asker = viewer;
      refused.length = 0;
      await place.holds(["shop"]);
    },
    async holds(uids: string[], panels: { dashboardUid: string; panelId: number }[] = []): Promise<void> {
      const { db } = ours.services;
      await db.incidentDashboard.deleteMany({ where: of });
      await db.incidentPanel.deleteMany({ where: of });
      const dashboards = uids.map((dashboardUid) => ({ ...of, dashboardUid, title: dashboardUid }));
      await db.incidentDashboard.createMany({ data: dashboards });
      await db.incidentPanel.createMany({ data: panels.map((panel) => ({ ...of, ...panel, title: "" })) });
    },
    async share(): Promise<{ id: string; room: string }> {
      const range = { from: Date.now() - HOUR, to: Date.now() };
      const asked = { number, idempotencyKey: randomUUID(), range };
      const { id, token } = await createCaller(responder).share.create(asked);
      return { id, room: `share-${token}` };
    },
    ask(more: object | string = {}, { room = String(number), signal }: { room?: string; signal?: AbortSignal } = {}) {
      const question = {
        dashboardUid: "shop",
        panelId: 1,
        range: { from: Date.now() - HOUR / 2, to: Date.now() - 60_000 },
        intervalMs: 5_000,
        maxDataPoints: 600,
        variables: {},
      };
      return fetch(`${url}/${room}/query`, {
        method: "POST",
        body: typeof more === "string" ? more : JSON.stringify({ ...question, ...more }),
        ...(signal && { signal }),
      });
    },
    open: (uid: string, room = String(number)) => fetch(`${url}/${room}/dashboards/${uid}`),
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await Promise.all([ours.close(), theirs.close()]);
    },
  };
  const lane = panelLane({
    log: ours.services.log,
    contextOf: async (): Promise<Context> => ({
      ...(place.asker ?? responder),
      services: place.services,
      viewer: place.asker?.viewer ?? null,
    }),
  });
  const server = createServer((req, res) => void lane.handle(req, res).then((handled) => handled || res.end()));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/grafana/rooms`;
  return place;
}

/** The status of a good answer, the closed code of a refusal. */
export async function outcomeOf(answer: Promise<Response>): Promise<number | string> {
  const response = await answer;
  return response.ok ? response.status : ((await response.json()) as { error: { code: string } }).error.code;
}
