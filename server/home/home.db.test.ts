import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declineTriage } from "@/server/alert/triage";
import { readHome } from "@/server/home/read-home";
import { assignRole } from "@/server/incident/assign-role";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { readIncident } from "@/server/incident/queries";
import { resumeIncident } from "@/server/incident/resume-incident";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let ada: SignedIn;
let grace: SignedIn;
let admin: SignedIn;
const HOUR_MS = 3_600_000;

beforeAll(async () => {
  ours = await createTestOrganization();
  [ada, grace, admin] = await Promise.all([ours.signIn("commander"), ours.signIn("commander"), ours.signIn("admin")]);
});
afterAll(() => ours.close());

const declare = async (title: string, more: object = {}) => {
  const wish = { idempotencyKey: randomUUID(), title, severity: "sev3", ...more };
  return (await declareIncident(ada, declareInput.parse(wish))).number;
};
const seen = async (number: number) => {
  const { version } = await readIncident(ada, number);
  return { number, version, idempotencyKey: randomUUID() };
};
const titles = async (reader: SignedIn) => (await readHome(reader)).open.map(({ title }) => title);

/** An alert that fires, told by a source of ours; of an incident where one is given. */
async function fires(incidentNumber?: number): Promise<void> {
  const { db } = ours.services;
  const startsAt = new Date();
  const source = await db.alertSource.create({
    data: { organizationId: ours.id, kind: "grafana", name: randomUUID(), key: randomUUID(), verification: "none" },
  });
  const facts = { organizationId: ours.id, labels: {}, startsAt };
  const alert = await db.alert.create({
    data: { ...facts, sourceId: source.id, fingerprint: randomUUID(), name: "Errors", toldAt: startsAt },
  });
  const firing = await db.alertFiring.create({
    data: { ...facts, alertId: alert.id, toldAt: startsAt, toldBy: 0n, outcome: "opened" },
  });
  if (incidentNumber === undefined) return;
  const { id: incidentId } = await db.incident.findFirstOrThrow({
    where: { organizationId: ours.id, number: incidentNumber },
  });
  await db.incidentAlert.create({
    data: { organizationId: ours.id, incidentId, firingId: firing.id, alertId: alert.id, attachedAt: startsAt },
  });
}

describe("home", () => {
  it("says that nothing is on fire where nothing ever was", async () => {
    expect(await readHome(ada)).toEqual({
      open: [],
      openCount: 0,
      liveCount: 0,
      tasks: [],
      taskCount: 0,
      waiting: 0,
      looseAlerts: 0,
      quietSince: null,
      isConnected: false,
    });
  });

  it("does not take what was declined in triage for the last incident", async () => {
    const number = await declare("No incident");
    const where = { organizationId_number: { organizationId: ours.id, number } };
    await ours.services.db.incident.update({ where, data: { status: "triage", acknowledgedAt: null } });
    await declineTriage(ada, { incidentNumber: number, idempotencyKey: randomUUID(), reason: "" });
    expect(await readIncident(ada, number)).toMatchObject({ status: "closed", resolvedAt: expect.any(String) });
    expect(await readHome(ada)).toMatchObject({ waiting: 0, quietSince: null });
  });

  it("puts the worst first, live before drills, and leaves out what has ended", async () => {
    const ended = await declare("Ended");
    await changeStatus(ada, { ...(await seen(ended)), status: "resolved" });
    await declare("Drill", { severity: "sev1", mode: "drill" });
    await declare("Small", { severity: "sev4" });
    await declare("Grave", { severity: "sev1" });
    expect(await titles(ada)).toEqual(["Grave", "Drill", "Small"]);
    expect(await readHome(ada)).toMatchObject({ openCount: 3, liveCount: 2, quietSince: expect.any(String) });
  });

  it("says what is the reader's, who has it, and when an update is owed", async () => {
    const number = await declare("Mine", { severity: "sev2" });
    await assignRole(ada, { ...(await seen(number)), role: "commander", userId: grace.viewer.userId });
    const { id: incidentId } = await readIncident(ada, number);
    const dueAt = new Date(Date.now() + HOUR_MS);
    const task = {
      organizationId: ours.id,
      incidentId,
      title: "Call the bank",
      assigneeId: grace.viewer.userId,
      dueAt,
    };
    await ours.services.db.task.create({ data: task });
    const [hers, his] = [await readHome(grace), await readHome(ada)];
    const incident = hers.open.find((each) => each.number === number);
    expect(incident).toMatchObject({ roles: ["commander"], commander: { name: grace.viewer.name }, firing: 0 });
    expect(Date.parse(incident?.updateDueAt ?? "") - Date.parse(incident?.declaredAt ?? "")).toBe(HOUR_MS);
    const until = new Date(Date.now() + HOUR_MS).toISOString();
    await pauseIncident(ada, { ...(await seen(number)), until, reason: "The vendor looks" });
    const resting = (await readHome(ada)).open.find((each) => each.number === number);
    expect(resting).toMatchObject({ pausedUntil: until, updateDueAt: null });
    await resumeIncident(ada, await seen(number));
    expect(hers.tasks).toMatchObject([{ title: "Call the bank", incidentNumber: number, dueAt: dueAt.toISOString() }]);
    expect([his.tasks, his.open.find((each) => each.number === number)?.roles]).toEqual([[], []]);
  });

  it("tells nobody of private incidents of others, by name, count, task or alert", async () => {
    const before = await readHome(grace);
    const number = await declare("Secret", { severity: "sev1", visibility: "private" });
    await fires(number);
    expect(await titles(grace)).not.toContain("Secret");
    const after = await readHome(grace);
    expect([after.openCount, after.liveCount, after.looseAlerts]).toEqual([before.openCount, before.liveCount, 0]);
    for (const reader of [ada, admin])
      expect((await readHome(reader)).open.find(({ title }) => title === "Secret")).toMatchObject({ firing: 1 });
  });

  it("counts alerts that fire in no incident that runs", async () => {
    await fires();
    const number = await declare("Over soon");
    await fires(number);
    expect(await readHome(ada)).toMatchObject({ looseAlerts: 1, isConnected: true });
    await changeStatus(ada, { ...(await seen(number)), status: "resolved" });
    expect((await readHome(ada)).looseAlerts).toBe(2);
  });
});
