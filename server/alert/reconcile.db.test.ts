import { afterAll, beforeAll, expect, it } from "vitest";
import { memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { readAlert } from "@/server/alert/read-alert";
import { reconcile } from "@/server/alert/reconcile";
import { listSources } from "@/server/intake/queries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { AlertFeed } from "@/server/ports/alert-feed";

let intake: TestIntake;
let source: TestSource;
let now = new Date("2026-11-22T03:00:00.000Z");
const alerting = memoryAlerting(() => now.getTime());
const missing = new Map<string, number>();

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(now);
  intake.organization.services.alertOwners = { grafana: alerting, alertmanager: null };
  source = await intake.source({ kind: "grafana" });
});
afterAll(() => intake.close());

const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1_000);
  intake.organization.setNow(now);
};
const labels = (pod: string) => ({ alertname: "Errors", pod, severity: "critical" });
const look = async () => {
  const repaired = await reconcile(intake.organization.services, missing, intake.organization.id);
  await processDeliveries(intake.organization.services, intake.organization.id);
  return repaired;
};
/** By pod, whether it fires. */
const stored = async () => {
  const alerts = await intake.organization.services.db.alert.findMany({ where: { sourceId: source.id } });
  return Object.fromEntries(alerts.map((alert) => [(alert.labels as { pod: string }).pod, alert.endsAt === null]));
};

it("makes up for webhooks that got lost, and says so", async () => {
  const { alertFeed } = alerting;
  pass(60);
  alerting.fire(labels("a"));
  // The first webhook came: from then on it is known who is told.
  const [first] = await alertFeed.alerts({});
  await intake.tell(source, {
    version: "1",
    groupKey: "{}",
    receiver: "memory",
    alerts: [{ status: "firing", labels: labels("a"), startsAt: now.toISOString(), fingerprint: first?.fingerprint }],
  });
  await processDeliveries(intake.organization.services, intake.organization.id);
  expect(await look()).toBe(0);

  pass(10);
  alerting.fire(labels("b"), { ...labels("c"), __private__: "x" });
  expect(await look()).toBe(0);
  pass(5);
  expect(await look()).toBe(0);
  pass(20);
  expect(await look()).toBe(3);
  expect(await stored()).toEqual({ a: false, b: true, c: true });
  pass(300);
  expect(await look()).toBe(0);

  const told = await intake.organization.services.db.alert.findMany({ where: { sourceId: source.id } });
  const repairs = told.map(async ({ id, labels: own }) => {
    const { deliveries } = await readAlert(intake.admin, id);
    return [(own as { pod: string }).pod, deliveries.map(({ isRepair }) => isRepair)];
  });
  // The end of one, and the beginning of the others.
  expect(Object.fromEntries(await Promise.all(repairs))).toEqual({ a: [true, false], b: [true], c: [true] });
  const state = (await listSources(intake.admin)).find(({ id }) => id === source.id);
  expect(state).toMatchObject({ repaired: 1, deliveries: 2 });
  expect(intake.organization.services.counters.text()).toContain('alert_repairs_total{fact="ended"} 1');
  const [incident] = await intake.organization.services.db.incident.findMany({
    where: { organizationId: intake.organization.id },
    include: { alerts: true },
  });
  expect(incident).toMatchObject({ status: "investigating" });
  expect(incident?.alerts).toHaveLength(3);
});

it("believes the end of the only alert soon, and not while what was asked may have forgotten it", async () => {
  const isFiring = async (pod: string) => (await stored())[pod];
  alerting.fire();
  expect(await look()).toBe(0);
  pass(20);
  expect(await look()).toBe(2);
  alerting.fire(labels("only"));
  pass(25);
  expect(await look()).toBe(1);
  expect(await isFiring("only")).toBe(true);

  alerting.restart();
  for (let seconds = 0; seconds < 160; seconds += 20) {
    pass(20);
    expect(await look()).toBe(0);
  }
  alerting.fire(labels("only"));
  expect(await look()).toBe(0);
  expect(await isFiring("only")).toBe(true);

  alerting.fire();
  expect(await look()).toBe(0);
  pass(19);
  expect(await look()).toBe(0);
  pass(1);
  expect(await look()).toBe(1);
  expect(await isFiring("only")).toBe(false);
});

it("does not take for ended what somebody else is told of now", async () => {
  const { alertFeed } = alerting;
  const elsewhere: AlertFeed = {
    ...alertFeed,
    alerts: (filter) => (filter.receiver === undefined ? alertFeed.alerts(filter) : Promise.resolve([])),
  };
  alerting.fire(labels("moved (a)"));
  pass(25);
  expect(await look()).toBe(1);
  intake.organization.services.alertOwners = { grafana: { ...alerting, alertFeed: elsewhere }, alertmanager: null };
  pass(60);
  expect(await look()).toBe(0);
  pass(300);
  expect(await look()).toBe(0);
  expect((await stored())["moved (a)"]).toBe(true);
  alerting.fire();
  expect(await look()).toBe(1);
  expect((await stored())["moved (a)"]).toBe(false);
});
