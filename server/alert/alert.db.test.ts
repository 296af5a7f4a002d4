import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { catchUp } from "@/server/alert/catch-up";
import { changeStatus } from "@/server/incident/change-status";
import { readIncident } from "@/server/incident/queries";
import { replayDeliveries } from "@/server/intake/replay-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";

let intake: TestIntake;
let source: TestSource;
let now: Date;
const START = new Date("2026-11-22T03:00:00.000Z");
const MINUTE_MS = 60_000;

beforeAll(async () => {
  intake = await TestIntake.open();
});
beforeEach(async () => {
  now = START;
  intake.organization.setNow(now);
  source = await intake.source({ kind: "grafana" });
  const { db } = intake.organization.services;
  await db.routingRule.deleteMany({ where: { organizationId: intake.organization.id } });
  await db.alertIncidentKey.deleteMany({ where: { organizationId: intake.organization.id } });
});
afterAll(() => intake.close());

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
  intake.organization.setNow(now);
};
interface Wanted {
  name?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  startsAt?: Date;
  endsAt?: Date;
  panelURL?: string;
}
const alert = (
  fingerprint: string,
  { name = "HighErrorRate", labels, annotations = {}, startsAt = now, endsAt, panelURL }: Wanted = {},
) => ({
  status: endsAt ? "resolved" : "firing",
  labels: { alertname: name, severity: "critical", ...labels },
  annotations,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? "0001-01-01T00:00:00Z",
  generatorURL: "https://g.example/alerting/grafana/r1/view",
  ...(panelURL && { panelURL }),
  fingerprint,
});
async function tell(...alerts: object[]): Promise<void> {
  const body = { version: "1", groupKey: "{}:{}", receiver: "war-room", alerts };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(intake.organization.services, intake.organization.id);
}
/** Incidents that this test's source has a hand in, oldest first. */
async function incidents() {
  const rows = await intake.organization.services.db.incident.findMany({
    where: { alerts: { some: { alert: { sourceId: source.id } } } },
    orderBy: { number: "asc" },
    include: { alerts: true, services: true, panels: true },
  });
  return rows;
}
async function only() {
  const [one, ...others] = await incidents();
  expect(others).toEqual([]);
  if (!one) throw new Error("There is no incident");
  return one;
}
const timeline = (incidentId: string) =>
  intake.organization.services.db.timelineEvent.findMany({ where: { incidentId }, orderBy: { seq: "asc" } });
const kinds = async (incidentId: string) => (await timeline(incidentId)).map(({ kind }) => kind);

describe("an alert that is meant to wake somebody", () => {
  it("opens an incident that says what is wrong, and that nobody has acknowledged", async () => {
    await tell(
      alert("a1", {
        annotations: { summary: "Checkout fails for 4 % &amp; rising\n", description: "Look at the payments pool." },
        panelURL: "https://g.example/d/shop?viewPanel=2",
        startsAt: new Date(START.getTime() - MINUTE_MS),
      }),
    );
    const incident = await only();
    expect(incident).toMatchObject({
      title: "Checkout fails for 4 % &amp; rising",
      summary: "Look at the payments pool.",
      severity: "sev2",
      status: "investigating",
      acknowledgedAt: null,
      declaredById: null,
      impactStartedAt: new Date(START.getTime() - MINUTE_MS),
      panels: [{ dashboardUid: "shop", panelId: 2 }],
      alerts: [{ evidence: "pending" }],
    });
    expect(await kinds(incident.id)).toEqual(["incident_declared", "panel_pinned", "alert_fired"]);
    const [declared, , fired] = await timeline(incident.id);
    expect(declared?.actorName).toMatch(/^Grafana: /);
    expect(fired?.payload).toMatchObject({
      alertname: "HighErrorRate",
      severity: "critical",
      url: "https://g.example/alerting/grafana/r1/view",
    });
  });

  it("opens one, however often it is told", async () => {
    for (let time = 0; time < 3; time += 1)
      await tell(alert("a1", { startsAt: START }), alert("a1", { startsAt: START }));
    const incident = await only();
    expect(await kinds(incident.id)).toEqual(["incident_declared", "alert_fired"]);
  });

  it("ends it when the last of its alerts has ended, and not before", async () => {
    await tell(alert("a1"), alert("a2"), alert("a3"));
    pass(MINUTE_MS);
    await tell(alert("a1", { startsAt: START, endsAt: now }), alert("a2", { startsAt: START, endsAt: now }));
    expect((await only()).status).toBe("investigating");
    await tell(alert("a1", { startsAt: START }));
    expect((await only()).status).toBe("investigating");
    await tell(alert("a3", { startsAt: START, endsAt: now }));
    const incident = await only();
    expect(incident).toMatchObject({ status: "resolved", resolvedAt: now, acknowledgedAt: null });
    expect((await kinds(incident.id)).slice(-4)).toEqual([
      "alert_resolved",
      "alert_resolved",
      "alert_resolved",
      "status_changed",
    ]);
  });

  it("opens it again when it fires again soon after, and another one when a person had ended it", async () => {
    await tell(alert("a1"));
    pass(MINUTE_MS);
    await tell(alert("a1", { startsAt: START, endsAt: now }));
    pass(MINUTE_MS);
    await tell(alert("a1"));
    const reopened = await only();
    expect(reopened.status).toBe("investigating");
    expect(reopened.alerts).toHaveLength(2);
    const { number, version } = await readIncident(intake.admin, reopened.number);
    await changeStatus(intake.admin, { number, version, idempotencyKey: randomUUID(), status: "resolved" });
    pass(MINUTE_MS);
    await tell(alert("a1", { startsAt: new Date(now.getTime() - 1_000) }));
    expect(await incidents()).toHaveLength(2);
  });

  it("does not open one for what was over before anybody heard of it", async () => {
    await tell(alert("a1", { startsAt: new Date(START.getTime() - 10 * MINUTE_MS), endsAt: START }));
    expect(await incidents()).toEqual([]);
    const [firing] = await intake.organization.services.db.alertFiring.findMany({
      where: { alert: { sourceId: source.id } },
    });
    expect(firing?.outcome).toBe("past");
  });

  it("is about the service that its labels name, with that service's dashboards and team", async () => {
    const dashboards = [{ uid: "payments", title: "Payments" }];
    const slug = `payments-${randomUUID().slice(0, 8)}`;
    const service = await createService(intake.admin, createServiceInput.parse({ name: slug, slug, dashboards }));
    await tell(alert("a1", { labels: { service: slug } }), alert("a2", { labels: { service: "nobody-knows" } }));
    const all = await incidents();
    expect(all.map(({ services }) => services.map(({ serviceId }) => serviceId)).toSorted()).toEqual([
      [],
      [service.id],
    ]);
  });
});

it("keeps what is no emergency for triage, apart from what is", async () => {
  await tell(alert("w1", { labels: { severity: "warning" } }));
  const waiting = await only();
  expect(waiting).toMatchObject({ status: "triage", severity: "sev4" });
  await tell(alert("c1"));
  expect((await incidents()).map(({ status }) => status)).toEqual(["triage", "investigating"]);
  pass(MINUTE_MS);
  await tell(alert("w1", { labels: { severity: "warning" }, startsAt: START, endsAt: now }));
  expect((await incidents()).map(({ status }) => status)).toEqual(["resolved", "investigating"]);
});

describe("rules", () => {
  const rule = (condition: string, action: string, settings: object = {}, position = 0) =>
    intake.organization.services.db.routingRule.create({
      data: { organizationId: intake.organization.id, position, name: condition, condition, action, settings },
    });

  it("are tried in order, and the first that fits counts", async () => {
    await rule('labels.team == "web"', "drop", {}, 0);
    await rule(
      'labels.team == "web" || labels.team == "db"',
      "open",
      { severity: "sev1", groupBy: ["team", "host"], atEnd: "monitor" },
      1,
    );
    await tell(
      alert("w", { labels: { team: "web" } }),
      alert("d1", { labels: { team: "db", host: "1" } }),
      alert("d2", { labels: { team: "db", host: "2" } }),
      alert("d3", { labels: { team: "db", host: "2" } }),
      alert("n", { labels: { severity: "info" } }),
    );
    expect((await incidents()).map(({ severity, alerts }) => [severity, alerts.length]).toSorted()).toEqual([
      ["sev1", 1],
      ["sev1", 2],
      ["sev5", 1],
    ]);
    pass(MINUTE_MS);
    await tell(alert("d1", { labels: { team: "db", host: "1" }, startsAt: START, endsAt: now }));
    expect((await incidents()).map(({ status }) => status)).toContain("monitoring");
  });

  it("attach to an open incident of the service, and leave alone where there is none", async () => {
    const slug = `cart-${randomUUID().slice(0, 8)}`;
    await createService(intake.admin, createServiceInput.parse({ name: slug, slug }));
    await rule('labels.severity == "info"', "attach");
    const info = (name: string) => alert(name, { labels: { severity: "info", service: slug } });
    await tell(info("i1"));
    expect(await incidents()).toEqual([]);
    await tell(alert("c1", { labels: { service: slug } }));
    await tell(info("i2"));
    expect((await only()).alerts).toHaveLength(2);
  });

  it("that began too long ago take no more", async () => {
    await rule("true", "open", { windowMinutes: 30 });
    await tell(alert("a1"));
    pass(20 * MINUTE_MS);
    await tell(alert("a2"));
    expect(await incidents()).toHaveLength(1);
    pass(20 * MINUTE_MS);
    await tell(alert("a3"));
    expect(await incidents()).toHaveLength(2);
  });

  it("that are broken, or never come to an end, are passed over", async () => {
    await rule("labels.nope ==", "drop", {}, 0);
    await rule('labels.text.matches("^(a+)+$")', "drop", {}, 1);
    await tell(alert("a1", { labels: { text: `${"a".repeat(60)}!` } }));
    expect((await only()).status).toBe("investigating");
    expect(intake.organization.services.counters.text()).toMatch(/alert_rule_failures_total 1/);
  });
});

describe("a source that tells no start", () => {
  let pager: TestSource;
  const tellPager = async (event_action: string, more: object = {}) => {
    const payload = { summary: "Disk is full", source: "db-1", severity: "critical" };
    const event = { routing_key: pager.secret, event_action, dedup_key: "disk", payload, ...more };
    expect((await intake.send(pager.path, JSON.stringify(event))).status).toBe(202);
    await processDeliveries(intake.organization.services, intake.organization.id);
    pass(MINUTE_MS);
  };
  const firings = async () =>
    (
      await intake.organization.services.db.alertFiring.findMany({
        where: { alert: { sourceId: pager.id } },
        orderBy: { startsAt: "asc" },
      })
    ).map(({ startsAt, endsAt, acknowledgedAt }) =>
      [startsAt, acknowledgedAt, endsAt].map((time) => (time ? (time.getTime() - START.getTime()) / MINUTE_MS : null)),
    );

  it("fires once while it goes on, is acknowledged, ends, and fires again; worked off again it is the same", async () => {
    pager = await intake.source({ kind: "pagerduty", verification: "routing_key" });
    for (const action of ["trigger", "trigger", "acknowledge", "resolve", "resolve", "trigger"])
      await tellPager(action);
    const told = [
      [0, 2, 3],
      [5, null, null],
    ];
    expect(await firings()).toEqual(told);
    const [alert] = await intake.organization.services.db.alert.findMany({ where: { sourceId: pager.id } });
    expect(alert).toMatchObject({ name: "Disk is full", endsAt: null, labels: { severity: "critical" } });
    const span = { from: START.toISOString(), to: now.toISOString(), sourceId: pager.id };
    expect(await replayDeliveries(intake.admin, span)).toEqual({ count: 6 });
    await processDeliveries(intake.organization.services, intake.organization.id);
    expect(await firings()).toEqual(told);
  });
});

it("makes of a storm one incident and a calm page", async () => {
  const ALERTS = 1_000;
  for (let call = 0; call < 20; call += 1) {
    await tell(
      ...Array.from({ length: 50 }, (_, n) => alert(`s${call * 50 + n}`, { name: `Alert${n}`, startsAt: START })),
    );
    pass(500);
  }
  const tellRest = () => catchUp(intake.organization.services, intake.organization.id);
  for (let wait = await tellRest(); wait !== null; wait = await tellRest()) await sleep(wait);
  const incident = await only();
  expect(incident.alerts).toHaveLength(ALERTS);
  const events = await timeline(incident.id);
  expect(events.length).toBeLessThan(20);
  const told = events
    .filter(({ kind }) => kind === "alerts_fired")
    .reduce((sum, { payload }) => sum + (payload as { count: number }).count, 0);
  expect(told + events.filter(({ kind }) => kind === "alert_fired").length).toBe(ALERTS);
});
