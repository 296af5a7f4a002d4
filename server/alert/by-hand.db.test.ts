import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { reconcile } from "@/server/alert/reconcile";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";

let intake: TestIntake;
let source: TestSource;
let viewer: SignedIn;
let responder: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");
const alerting = memoryAlerting(() => NOW.getTime());
const api = (who: SignedIn) => createCaller(who).alert;
const settle = () => processDeliveries(intake.organization.services, intake.organization.id);
const labels = (pod: string) => ({ alertname: "Errors", pod, severity: "none" });
const key = () => randomUUID();

async function tell(pods: readonly string[], truncatedAlerts = 0): Promise<void> {
  const fires = await alerting.alertFeed.alerts({});
  const alerts = fires
    .filter((alert) => pods.includes(alert.labels.pod ?? ""))
    .map((alert) => ({
      status: "firing",
      labels: alert.labels,
      annotations: { summary: `Errors of ${alert.labels.pod}` },
      startsAt: new Date(alert.startsAt).toISOString(),
      fingerprint: alert.fingerprint,
    }));
  const [group] = await alerting.alertFeed.groups({});
  const body = {
    version: "1",
    groupKey: "all",
    receiver: "memory",
    groupLabels: group?.labels,
    truncatedAlerts,
    alerts,
  };
  await intake.tell(source, body);
  await settle();
}
const find = async (who: SignedIn, pod: string, state: "firing" | "silenced" | "any" = "any") => {
  const { groups } = await api(who).list({ state, filter: `pod=${pod}` });
  return groups.flatMap(({ alerts }) => alerts)[0];
};
const idOf = async (pod: string) => (await find(intake.admin, pod))?.id ?? "";

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  intake.organization.services.alertOwners = { grafana: alerting, alertmanager: null };
  [viewer, responder] = await Promise.all([
    intake.organization.signIn("viewer"),
    intake.organization.signIn("responder"),
  ]);
  source = await intake.source({ kind: "grafana" });
  await createCaller(intake.admin).alert.createRule({ name: "none", condition: "true", action: "drop" });
  alerting.fire(labels("a"), labels("b"), labels("c"));
});
afterAll(() => intake.close());

it("shows a group that was cut as such, and completes it by asking", async () => {
  await tell(["a"], 2);
  expect((await api(viewer).list({})).groups).toMatchObject([{ truncated: 2, firing: 1 }]);
  expect(await reconcile(intake.organization.services, new Map(), intake.organization.id)).toBe(2);
  await settle();
  const { groups } = await api(viewer).list({});
  expect(groups).toMatchObject([{ groupKey: "all", truncated: 0, firing: 3 }]);
  expect(await reconcile(intake.organization.services, new Map(), intake.organization.id)).toBe(0);
});

it("tells what a silence holds back, and that it does not any more", async () => {
  const silence = await alerting.silencer.write(
    {
      id: key(),
      matchers: [{ name: "pod", value: "b", isRegex: false, isEqual: true }],
      startsAt: NOW.getTime(),
      endsAt: NOW.getTime() + 3_600_000,
      createdBy: "Somebody",
      comment: "",
    },
    false,
  );
  await reconcile(intake.organization.services, new Map(), intake.organization.id);
  expect(await find(viewer, "b", "silenced")).toMatchObject({ suppression: { kind: "silenced", by: [silence] } });
  expect(await find(viewer, "b", "firing")).toBeUndefined();
  expect(await api(viewer).list({})).toMatchObject({ firing: 2, silenced: 1 });
  const { groups } = await api(viewer).list({ state: "any", suppression: "silenced" });
  expect(groups.flatMap(({ alerts }) => alerts)).toHaveLength(1);
  await alerting.silencer.expire(silence);
  await reconcile(intake.organization.services, new Map(), intake.organization.id);
  expect(await find(viewer, "b", "firing")).toMatchObject({ suppression: null });
});

it("tells what a maintenance window holds back", async () => {
  await intake.organization.services.db.maintenanceWindow.create({
    data: {
      organizationId: intake.organization.id,
      name: "Move",
      matchers: [{ name: "pod", value: "c", isRegex: false, isEqual: true }],
      startsAt: new Date(NOW.getTime() - 60_000),
      endsAt: new Date(NOW.getTime() + 60_000),
      timeZone: "UTC",
      createdBy: "Somebody",
    },
  });
  expect(await find(viewer, "c", "silenced")).toMatchObject({ suppression: { kind: "maintenance", by: ["Move"] } });
});

it("opens one incident for alerts, in somebody's name, and knows them from then on", async () => {
  const wish = { alertIds: [await idOf("a")], title: "Errors of a", severity: "sev2" as const, idempotencyKey: key() };
  await expect(api(viewer).open(wish)).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  await expect(api(responder).open({ ...wish, alertIds: [key()] })).rejects.toMatchObject({
    cause: { code: "NOT_FOUND" },
  });
  const { number } = await api(responder).open(wish);
  expect(await api(responder).open(wish)).toEqual({ number });
  expect(await api(viewer).ofIncident({ incidentNumber: number })).toMatchObject([{ labels: { pod: "a" } }]);
  expect(await api(viewer).list({ incidentNumber: number })).toMatchObject({ firing: 1 });
  const incident = await createCaller(viewer).incident.get({ number });
  expect(incident).toMatchObject({ title: "Errors of a", severity: "sev2", status: "investigating" });
  const { events } = await createCaller(viewer).timeline.since({ incidentNumber: number, after: 0 });
  expect(events.map(({ kind }) => kind)).toEqual(["incident_declared", "alert_fired"]);
});

it("brings alerts into an incident by hand and out of it again, and says who did", async () => {
  const [a, b] = [await idOf("a"), await idOf("b")];
  const [incidentNumber = 0] = (await find(viewer, "a"))?.incidents ?? [];
  const input = () => ({ incidentNumber, alertIds: [a, b], idempotencyKey: key() });
  await expect(api(viewer).attach(input())).rejects.toMatchObject({ cause: { code: "FORBIDDEN" } });
  expect(await api(responder).attach(input())).toEqual({ alertIds: [b] });
  expect(await find(viewer, "b")).toMatchObject({ incidents: [incidentNumber] });
  expect(await api(responder).attach(input())).toEqual({ alertIds: [] });
  expect(await api(responder).detach({ ...input(), alertIds: [b] })).toEqual({ alertIds: [b] });
  expect(await find(viewer, "b")).toMatchObject({ incidents: [] });
  const { events } = await createCaller(viewer).timeline.since({ incidentNumber, after: 2 });
  expect(events.map(({ kind, actorName, payload }) => [kind, actorName, payload.alertname])).toEqual([
    ["alert_attached", responder.viewer.name, "Errors"],
    ["alert_detached", responder.viewer.name, "Errors"],
  ]);
});

it("does what one key asks for once, and nothing else under that key", async () => {
  const [a, b] = [await idOf("a"), await idOf("b")];
  const [incidentNumber = 0] = (await find(viewer, "a"))?.incidents ?? [];
  const attach = { incidentNumber, alertIds: [b, a], idempotencyKey: key() };
  const detach = { incidentNumber, alertIds: [b], idempotencyKey: key() };
  const both = await Promise.all([api(responder).attach(attach), api(responder).attach(attach)]);
  expect(both).toEqual([{ alertIds: [b] }, { alertIds: [b] }]);
  expect(await api(responder).detach(detach)).toEqual({ alertIds: [b] });
  // The first answer got lost, and is asked for again.
  expect(await api(responder).attach({ ...attach, alertIds: [a, b] })).toEqual({ alertIds: [b] });
  expect(await find(viewer, "b")).toMatchObject({ incidents: [] });
  expect(await api(responder).attach({ ...attach, idempotencyKey: key() })).toEqual({ alertIds: [b] });
  expect(await api(responder).detach(detach)).toEqual({ alertIds: [b] });
  expect(await find(viewer, "b")).toMatchObject({ incidents: [incidentNumber] });

  const conflict = { cause: { code: "CONFLICT" } };
  await expect(api(responder).attach({ ...attach, alertIds: [b] })).rejects.toMatchObject(conflict);
  await expect(api(responder).attach({ ...detach })).rejects.toMatchObject(conflict);
  const other = await intake.organization.signIn("responder");
  await expect(api(other).attach(attach)).rejects.toMatchObject(conflict);
  expect(await api(responder).detach({ ...detach, idempotencyKey: key() })).toEqual({ alertIds: [b] });
  const { events } = await createCaller(viewer).timeline.since({ incidentNumber, after: 4 });
  expect(events.map(({ kind }) => kind)).toEqual([
    "alert_attached",
    "alert_detached",
    "alert_attached",
    "alert_detached",
  ]);
});

it("tells of an alert all that is known, and of private incidents nothing", async () => {
  const id = await idOf("a");
  const [number = 0] = (await find(intake.admin, "a"))?.incidents ?? [];
  expect(await api(viewer).get({ id })).toMatchObject({
    group: { groupKey: "all", receiver: "memory" },
    firings: [{ outcome: "dropped", incidents: [number] }],
    deliveries: [{ isRepair: false }],
  });
  const organizationId = intake.organization.id;
  const where = { organizationId_number: { organizationId, number } };
  await intake.organization.services.db.incident.update({ where, data: { visibility: "private" } });
  expect(await api(viewer).get({ id })).toMatchObject({ incidents: [], firings: [{ incidents: [] }] });
  await expect(api(viewer).list({ incidentNumber: number })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  const attach = { incidentNumber: number, alertIds: [id], idempotencyKey: key() };
  expect(await api(responder).attach(attach)).toEqual({ alertIds: [] });
  const other = await intake.organization.signIn("commander");
  await expect(api(other).attach(attach)).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
});

it("opens an incident of a type, with its tasks, its team and the fields that were filled in", async () => {
  const admin = createCaller(intake.admin);
  const { services, id: organizationId } = intake.organization;
  const team = await services.db.team.create({ data: { organizationId, slug: "security", name: "Security" } });
  const facts = { name: "Breach", teamId: team.id, tasks: [{ id: key(), title: "Keep the logs" }] };
  const [type] = await admin.incidentType.create(facts);
  if (!type) throw new Error("The type was not made");
  const field = await admin.field.add({ kind: "text", name: "Case", isAsked: true, typeIds: [type.id] });
  const said = { title: "Somebody is in", severity: "sev1", visibility: "private", idempotencyKey: key() } as const;
  const asked = { ...said, alertIds: [await idOf("c")], typeId: type.id };
  const wrong = (typeId: string) => api(responder).open({ ...asked, idempotencyKey: key(), typeId });
  await expect(wrong(key())).rejects.toMatchObject({ cause: { code: "BAD_INPUT" } });
  const foreign = { ...asked, idempotencyKey: key(), fields: [{ id: key(), value: "x" }] };
  await expect(api(responder).open(foreign)).rejects.toThrow();

  const { number } = await api(responder).open({ ...asked, fields: [{ id: field.id, value: "C-7" }] });
  const incident = await createCaller(responder).incident.get({ number });
  expect(incident).toMatchObject({
    type: { id: type.id, name: "Breach" },
    visibility: "private",
    team: { id: team.id },
    fields: [{ id: field.id, value: "C-7" }],
  });
  const tasks = await createCaller(responder).task.list({ incidentNumber: number });
  expect(tasks.map(({ title }) => title)).toEqual(["Keep the logs"]);
  await expect(createCaller(viewer).incident.get({ number })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
  expect((await find(viewer, "c"))?.incidents).toEqual([]);

  await admin.incidentType.archive({ id: type.id, version: type.version });
  await expect(wrong(type.id)).rejects.toMatchObject({ cause: { code: "BAD_INPUT" } });
});
