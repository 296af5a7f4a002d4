import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGrafanaAdapter, type GrafanaAdapter } from "@/server/adapters/grafana/grafana-adapter";
import { createPostgresEventBus } from "@/server/adapters/postgres/postgres-event-bus";
import { startAlertWorker } from "@/server/alert/alert-worker";
import { captureEvidence } from "@/server/alert/capture-evidence";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { Services } from "@/server/platform/context";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";

let intake: TestIntake;
let sandbox: GrafanaSandbox;
let grafana: GrafanaAdapter;
let source: TestSource;
let away: Pick<Services, "metrics" | "dashboards">;

beforeAll(async () => {
  [intake, sandbox] = await Promise.all([TestIntake.open(), startGrafanaSandbox({ seed: 7 })]);
  grafana = createGrafanaAdapter({ url: sandbox.url, token: sandbox.token });
  const { metrics, dashboards } = intake.organization.services;
  away = { metrics, dashboards };
});
beforeEach(async () => {
  const { services, id } = intake.organization;
  Object.assign(services, { metrics: grafana.metrics, dashboards: grafana.dashboards });
  source = await intake.source({ kind: "grafana" });
  await services.db.alertIncidentKey.deleteMany({ where: { organizationId: id } });
});
afterAll(async () => {
  await grafana.close();
  await sandbox.close();
  await intake.close();
});

const STARTED = new Date(Date.now() - 5 * 60_000);
const alert = (more: object = {}) => ({
  status: "firing",
  labels: { alertname: "CheckoutErrors", severity: "critical" },
  annotations: { summary: "Checkout fails" },
  startsAt: STARTED.toISOString(),
  endsAt: "0001-01-01T00:00:00Z",
  fingerprint: "checkout",
  panelURL: "https://g.example/d/shop-checkout?orgId=1&viewPanel=2",
  ...more,
});
const tell = (...alerts: object[]) => intake.tell(source, { version: "1", groupKey: "{}", alerts });
const incident = () =>
  intake.organization.services.db.incident.findFirst({
    where: { alerts: { some: { alert: { sourceId: source.id } } } },
    include: { alerts: true, evidence: true, events: { orderBy: { seq: "asc" } } },
  });

describe("the worker", () => {
  it("makes an incident of a webhook at once, with a picture of the panel as it looked when it began", async () => {
    const { services } = intake.organization;
    const connectionString = process.env.DATABASE_URL ?? "";
    const eventBus = await createPostgresEventBus({ connectionString, pool: services.pool, log: services.log });
    const told: string[] = [];
    for (const topic of ["delivery", "alerts"] as const)
      eventBus.subscribe(topic, ({ organization }) => told.push(`${topic} ${organization}`));
    const worker = startAlertWorker({ ...services, eventBus });
    try {
      expect((await tell(alert())).status).toBe(202);
      await expect.poll(incident, { timeout: 10_000 }).not.toBeNull();
      await expect
        .poll(async () => (await incident())?.evidence, { timeout: 20_000, interval: 100 })
        .toMatchObject([{ reason: "alert", dashboardUid: "shop-checkout", panelId: 2 }]);
      const made = await incident();
      const [picture] = made?.evidence ?? [];
      expect(picture?.rangeFrom.getTime()).toBeLessThan(STARTED.getTime());
      expect(picture?.rangeTo.getTime()).toBeGreaterThan(STARTED.getTime());
      expect(made?.events.map(({ kind }) => kind)).toEqual([
        "incident_declared",
        "panel_pinned",
        "alert_fired",
        "evidence_posted",
      ]);
      const { id } = intake.organization;
      expect(told).toEqual(expect.arrayContaining([`delivery ${id}`, `alerts ${id}`]));
    } finally {
      await worker.close();
      await eventBus.close();
    }
  });

  it("takes up what waited while no worker ran", async () => {
    await tell(alert({ fingerprint: "waited", panelURL: "" }));
    const worker = startAlertWorker(intake.organization.services);
    await expect.poll(incident, { timeout: 10_000 }).not.toBeNull();
    await worker.close();
  });
});

describe("the picture of an alert", () => {
  const evidence = async () => (await incident())?.alerts.map((each) => each.evidence);
  const toldMissing = async () => (await incident())?.events.filter(({ kind }) => kind === "evidence_missing");
  const opened = async (more: object = {}) => {
    Object.assign(intake.organization.services, away);
    await tell(alert({ fingerprint: "later", ...more }));
    const worker = startAlertWorker(intake.organization.services);
    await expect.poll(incident, { timeout: 10_000 }).not.toBeNull();
    await worker.close();
  };

  it("is taken later when Grafana is away, and once", async () => {
    const { services, id } = intake.organization;
    await opened();
    expect(await evidence()).toEqual(["pending"]);
    Object.assign(services, { metrics: grafana.metrics, dashboards: grafana.dashboards });
    intake.organization.setNow(new Date(Date.now() + 10 * 60_000));
    await Promise.all([captureEvidence(services, id), captureEvidence(services, id)]);
    intake.organization.setNow(new Date());
    expect(await evidence()).toEqual(["done"]);
    expect((await incident())?.evidence).toHaveLength(1);
    expect(await toldMissing()).toEqual([]);
  });

  it("is given up for a panel that is not there", async () => {
    const { services, id } = intake.organization;
    await opened({ panelURL: "https://g.example/d/shop-checkout?viewPanel=9999" });
    Object.assign(services, { metrics: grafana.metrics, dashboards: grafana.dashboards });
    intake.organization.setNow(new Date(Date.now() + 10 * 60_000));
    await captureEvidence(services, id);
    intake.organization.setNow(new Date());
    expect(await evidence()).toEqual(["failed"]);
    expect(await toldMissing()).toMatchObject([
      { payload: { reason: "alert", missing: 1, titles: ["CheckoutErrors"] } },
    ]);
  });
});
