import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGrafanaAdapter, type GrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { sharedMetrics } from "@/server/dashboard/sharing/shared-metrics";
import { SharedReads } from "@/server/dashboard/sharing/shared-reads";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { serveLane } from "@/server/testing/serve-lane";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";
import { timelineReader } from "@/server/timeline/timeline-reader";
import { captureForAction } from "./capture-for-action";
import { captureForAlert } from "./capture-for-alert";
import type { EvidenceContent } from "./contract";
import { evidenceLane } from "./evidence-lane";

const MINUTE_MS = 60_000;
const DASHBOARD = { uid: "shop-overview", title: "Shop overview" };
const RATE = { id: "rate", dashboardUid: DASHBOARD.uid, panelId: 8, title: "Request rate by service" };
const LATENCY = { id: "latency", dashboardUid: DASHBOARD.uid, panelId: 10, title: "Latency" };
const LOGS = { id: "logs", dashboardUid: DASHBOARD.uid, panelId: 15, title: "Errors in the logs" };
const WORDS = { id: "words", dashboardUid: DASHBOARD.uid, panelId: 16, title: "What to look at" };

let ours: TestOrganization;
let sandbox: GrafanaSandbox;
let adapter: GrafanaAdapter;
let ada: SignedIn;
let incident: { id: string; organizationId: string };
let number: number;
let served: Awaited<ReturnType<typeof serveLane>>;

/** Our services, on a Grafana that is reached over the network with a token. */
beforeAll(async () => {
  [ours, sandbox] = await Promise.all([createTestOrganization(), startGrafanaSandbox({ seed: 7 })]);
  adapter = createGrafanaAdapter({ url: sandbox.url, token: sandbox.token });
  const { metrics, dashboards } = adapter;
  const reads = new SharedReads(1024 * 1024);
  Object.assign(ours.services, {
    metrics,
    dashboards,
    sharedMetrics: (organizationId: string) => sharedMetrics(metrics, reads, organizationId),
  });
  ada = await ours.signIn("responder");
  served = await serveLane(evidenceLane({ contextOf: async () => ada }));
});
beforeEach(async () => {
  sandbox.faults.rules = [];
  const wish = { idempotencyKey: randomUUID(), title: "Captured", severity: "sev2" as const, dashboards: [DASHBOARD] };
  ({ number } = await createCaller(ada).incident.declare(wish));
  const found = await ours.services.db.incident.findFirstOrThrow({ where: { organizationId: ours.id, number } });
  incident = { id: found.id, organizationId: ours.id };
});
afterAll(async () => {
  served.close();
  await adapter.close();
  await sandbox.close();
  await ours.close();
});

const contentOf = async (id: string) => {
  const answer = await fetch(`${served.url}/api/grafana/rooms/${number}/evidence/${id}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as EvidenceContent;
};
const timesOf = ({ results }: EvidenceContent) =>
  Object.values(results).flatMap(({ frames }) => frames.flatMap(({ data }) => (data.values[0] ?? []) as number[]));
const told = async (kind: string) => {
  const scope = { organizationId: ours.id, incidentId: incident.id };
  const { events } = await timelineReader(ours.services.pool).since(scope, 0, 500);
  return events.filter((event) => event.kind === kind);
};

describe("an alert", () => {
  it("is captured as Grafana answers for the time around its begin, once for each time that it fires", async () => {
    const startsAt = new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS - 10 * MINUTE_MS);
    const alert = { incident, firingId: randomUUID(), panels: [RATE, WORDS], startsAt };
    const [one, two] = await Promise.all([
      captureForAlert(ours.services, alert),
      captureForAlert(ours.services, alert),
    ]);
    expect(one.missing).toEqual([]);
    expect(two).toEqual(one);
    expect(one.captured).toHaveLength(1);
    expect(await told("evidence_posted")).toMatchObject([{ actorId: null, payload: { reason: "alert", panelId: 8 } }]);

    const content = await contentOf(one.captured[0]?.id ?? "");
    const from = startsAt.getTime() - 45 * MINUTE_MS;
    expect(content).toMatchObject({ title: RATE.title, dashboard: { uid: DASHBOARD.uid }, range: { from } });
    expect(content.range.to).toBeLessThanOrEqual(Date.now());
    expect(content.queries?.[0]?.expr).toContain("http_requests_total");
    const times = timesOf(content);
    expect(times.length).toBeGreaterThan(100);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(from - MINUTE_MS);
    // What led to it is there, and what came right behind.
    expect(times.filter((time) => time < startsAt.getTime()).length).toBeGreaterThan(times.length / 2);
    expect(times.some((time) => time > startsAt.getTime())).toBe(true);
  });
});

describe("an action", () => {
  it("is captured before and after, each over its own half hour", async () => {
    const actionId = randomUUID();
    const before = new Date(Date.now() - 5 * MINUTE_MS);
    const asked = { incident, actionId, panels: [RATE, LOGS] };
    const first = await captureForAction(ours.services, { ...asked, before });
    expect(first.after).toBeNull();
    const after = new Date();
    const last = await captureForAction(ours.services, { ...asked, after });
    expect(last.before).toBeNull();
    for (const [outcome, to] of [
      [first.before, before],
      [last.after, after],
    ] as const) {
      expect(outcome?.missing).toEqual([]);
      const [rate, logs] = await Promise.all((outcome?.captured ?? []).map(({ id }) => contentOf(id)));
      const range = { from: to.getTime() - 30 * MINUTE_MS, to: to.getTime() };
      expect([rate?.range, logs?.range]).toEqual([range, range]);
      expect(timesOf(rate as EvidenceContent).length).toBeGreaterThan(50);
      expect(logs?.panel.type).toBe("logs");
    }
    const reasons = (await told("evidence_posted")).map(({ payload }) => payload.reason);
    expect(reasons).toEqual(["action_before", "action_before", "action_after", "action_after"]);
    const again = await captureForAction(ours.services, { ...asked, before });
    expect(again.before).toEqual(first.before);
    expect(await told("evidence_posted")).toHaveLength(4);
  });

  it("goes on when Grafana fails in the middle, and the room is told once what is missing and why", async () => {
    const asked = { incident, actionId: randomUUID(), panels: [RATE, LATENCY] };
    sandbox.faults.rules = [{ mode: "error500", only: /^\/api\/ds\/query/, delayMs: 0 }];
    const failed = await captureForAction(ours.services, { ...asked, before: new Date() });
    expect(failed.before?.captured).toEqual([]);
    expect(failed.before?.missing.map(({ title }) => title)).toEqual([RATE.title, LATENCY.title]);
    sandbox.faults.rules = [{ mode: "revoked", only: null, delayMs: 0 }];
    await captureForAction(ours.services, { ...asked, before: new Date() });
    const [event, ...more] = await told("evidence_missing");
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      actorId: null,
      payload: { reason: "action_before", missing: 2, all: 2, titles: [RATE.title, LATENCY.title] },
    });
    expect(await told("evidence_posted")).toEqual([]);
  });
});
