import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addField } from "@/server/field/add-field";
import { archiveField } from "@/server/field/archive-field";
import { addFieldInput } from "@/server/field/contract";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { readChecklistSettings, setChecklistSettings } from "@/server/incident/checklist-settings";
import { USUAL_CHECKLIST } from "@/server/incident/contract/checklist";
import { setField } from "@/server/incident/set-field";
import { pauseIncident } from "@/server/incident/pause-incident";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";

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
  await intake.organization.services.db.alertIncidentKey.deleteMany({
    where: { organizationId: intake.organization.id },
  });
});
afterAll(() => intake.close());

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
  intake.organization.setNow(now);
};
const alert = (fingerprint: string, { startsAt = now, endsAt }: { startsAt?: Date; endsAt?: Date } = {}) => ({
  status: endsAt ? "resolved" : "firing",
  labels: { alertname: "HighErrorRate", severity: "critical" },
  annotations: {},
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? "0001-01-01T00:00:00Z",
  generatorURL: "https://g.example/alerting/grafana/r1/view",
  fingerprint,
});
async function tell(...alerts: object[]): Promise<void> {
  const body = { version: "1", groupKey: "{}:{}", receiver: "war-room", alerts };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(intake.organization.services, intake.organization.id);
}
async function only() {
  const { db } = intake.organization.services;
  const where = { alerts: { some: { alert: { sourceId: source.id } } } };
  const [one, ...others] = await db.incident.findMany({ where });
  expect(others).toEqual([]);
  if (!one) throw new Error("There is no incident");
  return one;
}
const timeline = (incidentId: string) =>
  intake.organization.services.db.timelineEvent.findMany({ where: { incidentId }, orderBy: { seq: "asc" } });

it("alerts do not resolve an incident past its checklist: it waits for people in monitoring", async () => {
  const [id, { version }] = [randomUUID(), await readChecklistSettings(intake.admin)];
  const chosen = { items: [{ id, text: "Customers were told" }], holdsAlerts: true };
  await setChecklistSettings(intake.admin, { version, ...chosen });
  await tell(alert("a1"));
  pass(MINUTE_MS);
  await tell(alert("a1", { startsAt: START, endsAt: now }));
  const held = await only();
  expect(held).toMatchObject({ status: "monitoring", resolvedAt: null });
  const step = (await timeline(held.id)).find(({ kind }) => kind === "status_changed");
  expect(step?.payload).toEqual({ from: "investigating", to: "monitoring", open: ["Customers were told"] });
  const events = await timeline(held.id);
  await tell(alert("a1", { startsAt: START, endsAt: now }));
  expect(await timeline(held.id)).toEqual(events);
  await setChecklistSettings(intake.admin, { version: version + 1, ...chosen, holdsAlerts: false });
  const again = { startsAt: now };
  await tell(alert("a2", again));
  pass(MINUTE_MS);
  await tell(alert("a2", { ...again, endsAt: now }));
  expect(await only()).toMatchObject({ id: held.id, status: "resolved" });
  await setChecklistSettings(intake.admin, { ...USUAL_CHECKLIST, version: version + 2 });
});

it("nor past a field that must be filled, whatever the checklist lets through", async () => {
  const { version } = await readChecklistSettings(intake.admin);
  await setChecklistSettings(intake.admin, { ...USUAL_CHECKLIST, version, holdsAlerts: false });
  const wish = { kind: "text", name: "Root cause", required: "resolve" };
  const field = await addField(intake.admin, addFieldInput.parse(wish));
  await tell(alert("a1"));
  pass(MINUTE_MS);
  await tell(alert("a1", { startsAt: START, endsAt: now }));
  const held = await only();
  expect(held).toMatchObject({ status: "monitoring", resolvedAt: null });
  const step = (await timeline(held.id)).find(({ kind }) => kind === "status_changed");
  expect(step?.payload).toEqual({ from: "investigating", to: "monitoring", fields: ["Root cause"] });
  await setField(intake.admin, {
    number: held.number,
    idempotencyKey: randomUUID(),
    fieldId: field.id,
    value: "A deployment",
    seen: null,
  });
  const again = { startsAt: now };
  await tell(alert("a2", again));
  pass(MINUTE_MS);
  await tell(alert("a2", { ...again, endsAt: now }));
  expect(await only()).toMatchObject({ id: held.id, status: "resolved" });
  await archiveField(intake.admin, { id: field.id, version: field.version, isArchived: true });
});

it("an alert ends a pause when it fires, and not when it ends", async () => {
  await tell(alert("a1"), alert("a2"));
  const { number, version, id } = await only();
  const seen = { number, version, idempotencyKey: randomUUID() };
  const until = new Date(now.getTime() + 60 * MINUTE_MS).toISOString();
  await pauseIncident(intake.admin, { ...seen, until, reason: "The vendor looks" });
  pass(MINUTE_MS);
  await tell(alert("a2", { startsAt: START, endsAt: now }));
  expect((await only()).pausedUntil?.toISOString()).toBe(until);
  pass(MINUTE_MS);
  await tell(alert("a3"));
  expect((await only()).pausedUntil).toBeNull();
  expect((await timeline(id)).map(({ kind }) => kind).slice(-2)).toEqual(["alert_fired", "incident_resumed"]);
});
