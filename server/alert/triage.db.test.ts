import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRuleInput } from "@/server/alert/contract/routing";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";

let intake: TestIntake;
let source: TestSource;
let responder: SignedIn;
let viewer: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  source = await intake.source({ kind: "alertmanager" });
  [responder, viewer] = await Promise.all([
    intake.organization.signIn("responder"),
    intake.organization.signIn("viewer"),
  ]);
});
afterAll(() => intake.close());

const api = (context: SignedIn = responder) => createCaller(context);

async function tell(host: string, endsAt = "0001-01-01T00:00:00Z"): Promise<void> {
  const alert = {
    status: endsAt.startsWith("0001") ? "firing" : "resolved",
    labels: { alertname: "Latency", severity: "warning", host },
    annotations: {},
    startsAt: new Date(NOW.getTime() - 60_000).toISOString(),
    endsAt,
    fingerprint: host,
  };
  const body = { version: "4", groupKey: host, receiver: "war-room", alerts: [alert] };
  expect((await intake.tell(source, body)).status).toBe(202);
  await processDeliveries(intake.organization.services, intake.organization.id);
}

/** An incident that a rule of its own brought into triage. */
async function waiting() {
  const host = randomUUID();
  const condition = `has(labels.host) && labels.host == "${host}"`;
  const rules = await createCaller(intake.admin).alert.createRule(
    createRuleInput.parse({ name: host, condition, action: "triage" }),
  );
  await tell(host);
  const { number, id } = await intake.organization.services.db.incident.findFirstOrThrow({
    where: { alerts: { some: { alert: { fingerprint: host } } } },
  });
  const rule = rules.find(({ name }) => name === host);
  return { number, id, host, ruleId: rule?.id ?? "", seenAt: rule?.updatedAt ?? "" };
}
const asked = ({ number }: { number: number }) => ({ incidentNumber: number, idempotencyKey: randomUUID() });
const seen = ({ number, version }: { number: number; version: number }) => ({
  number,
  version,
  idempotencyKey: randomUUID(),
});
const facts = async ({ number }: { number: number }, context?: SignedIn) =>
  (await api(context).alert.waiting({ incidentNumbers: [number] }))[0];

describe("triage", () => {
  it("is ended by whoever takes it, who has then acknowledged it, or who says that it is none", async () => {
    const [taken, declined] = [await waiting(), await waiting()];
    expect(await api().incident.get({ number: taken.number })).toMatchObject({
      status: "triage",
      acknowledgedAt: null,
    });
    expect(await api().alert.accept(asked(taken))).toMatchObject({
      status: "investigating",
      acknowledgedAt: NOW.toISOString(),
    });
    expect(await api().alert.decline({ ...asked(declined), reason: "a known one" })).toMatchObject({
      status: "closed",
    });
    const late = { cause: { code: "STATUS_NOT_ALLOWED" } };
    await expect(api().alert.accept(asked(declined))).rejects.toMatchObject(late);
    const refused = { cause: { code: "FORBIDDEN" } };
    const other = await waiting();
    await expect(api(viewer).alert.accept(asked(other))).rejects.toMatchObject(refused);
    await expect(api(viewer).alert.decline(asked(other))).rejects.toMatchObject(refused);
    await expect(api(viewer).alert.returnToTriage(asked(taken))).rejects.toMatchObject(refused);
  });

  it("is told with what brought it there, and how it was left", async () => {
    const incident = await waiting();
    expect(await facts(incident)).toEqual({
      incidentNumber: incident.number,
      alerts: 1,
      firing: 1,
      names: ["Latency"],
      rule: { id: incident.ruleId, name: incident.host, isBuiltIn: false },
      left: null,
    });
    await api().alert.decline({ ...asked(incident), reason: "a test" });
    await createCaller(intake.admin).alert.removeRule({ id: incident.ruleId, seenAt: incident.seenAt });
    expect(await facts(incident, viewer)).toMatchObject({
      rule: { id: incident.ruleId, name: null, isBuiltIn: false },
      left: { to: "closed", by: responder.viewer.name, at: NOW.toISOString(), reason: "a test" },
    });
    await tell("built-in");
    const [builtIn] = (await api().incident.list({ statuses: ["triage"] })).items;
    expect(await facts({ number: builtIn?.number ?? 0 })).toMatchObject({ rule: { id: null, isBuiltIn: true } });
  });

  it("tells nothing of what the reader may not see", async () => {
    const incident = await waiting();
    const detail = await api().incident.get({ number: incident.number });
    await api().incident.setVisibility({ ...seen(detail), visibility: "private" });
    expect(await facts(incident, viewer)).toBeUndefined();
    const stranger = await TestIntake.open();
    expect(await facts(incident, stranger.admin)).toBeUndefined();
    await stranger.close();
  });

  it("takes back what was taken or declined, as if nobody had looked at it", async () => {
    for (const leave of ["accept", "decline"] as const) {
      const incident = await waiting();
      await api().alert[leave](asked(incident));
      const back = await api().alert.returnToTriage(asked(incident));
      expect(back).toMatchObject({
        status: "triage",
        acknowledgedAt: null,
        mitigatedAt: null,
        resolvedAt: null,
        closedAt: null,
      });
      expect(await facts(incident)).toMatchObject({ left: null });
      await tell(incident.host, NOW.toISOString());
      expect(await api().incident.get({ number: incident.number })).toMatchObject({ status: "resolved" });
    }
  });

  it("takes nothing back once somebody has gone on", async () => {
    const incident = await waiting();
    const { version } = await api().alert.accept(asked(incident));
    await api().incident.changeStatus({ ...seen({ number: incident.number, version }), status: "fixing" });
    const late = { cause: { code: "STATUS_NOT_ALLOWED" } };
    await expect(api().alert.returnToTriage(asked(incident))).rejects.toMatchObject(late);
    const declared = await api().incident.declare({ idempotencyKey: randomUUID(), title: "Ours", severity: "sev3" });
    await expect(api().alert.returnToTriage(asked(declared))).rejects.toMatchObject(late);
  });
});
