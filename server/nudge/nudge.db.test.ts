import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { assignRole } from "@/server/incident/assign-role";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { USUAL_POLICIES } from "@/server/incident/contract/severity-policy";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { readIncident } from "@/server/incident/queries";
import { resumeInTime } from "@/server/incident/resume-in-time";
import { readSeverityPolicies, setSeverityPolicies } from "@/server/incident/severity-policies";
import { postNudges } from "@/server/nudge/post-nudges";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { postMessage } from "@/server/timeline/post-message";

let ours: TestOrganization;
let commander: SignedIn;
const MINUTE_MS = 60_000;
const { signal } = new AbortController();

beforeAll(async () => {
  ours = await createTestOrganization();
  commander = await ours.signIn("commander");
});
afterAll(() => ours.close());

const declare = async (severity: string) => {
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity };
  return (await declareIncident(commander, declareInput.parse(wish))).number;
};
const seen = async (number: number) => {
  const { version } = await readIncident(commander, number);
  return { number, version, idempotencyKey: randomUUID() };
};
const nudgesOf = async (number: number) => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { kind: "nudge", incident: { organizationId: ours.id, number } },
    orderBy: { seq: "asc" },
  });
  return events.map(({ payload }) => payload as Record<string, unknown>);
};
const later = (minutes: number) => ours.setNow(new Date(Date.now() + minutes * MINUTE_MS));

it("a room is reminded of an update that is owed, once however many look, and its commander by name", async () => {
  const number = await declare("sev1");
  await assignRole(commander, { ...(await seen(number)), role: "commander", userId: commander.viewer.userId });
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toEqual([]);
  later(32);
  await Promise.all([1, 2, 3].map(() => postNudges(ours.services, signal)));
  const [nudge, another] = await nudgesOf(number);
  expect(another).toBeUndefined();
  expect(nudge).toMatchObject({ about: "update_overdue", to: commander.viewer.name });
  const nextUpdateDueAt = new Date(Date.now() + 60 * MINUTE_MS).toISOString();
  const update = { incidentNumber: number, idempotencyKey: randomUUID(), body: "Rolling back", isUpdate: true };
  await postMessage(commander, { ...update, nextUpdateDueAt });
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toHaveLength(1);
  await changeStatus(commander, { ...(await seen(number)), status: "resolved" });
  later(600);
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toHaveLength(1);
});

it("a room that rests is left alone, and owes an update only some time after it goes on", async () => {
  later(0);
  const number = await declare("sev1");
  const until = new Date(Date.now() + 300 * MINUTE_MS).toISOString();
  await pauseIncident(commander, { ...(await seen(number)), until, reason: "The vendor looks" });
  later(200);
  await postNudges(ours.services, signal);
  later(301);
  await resumeInTime(ours.services, signal, ours.id);
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toEqual([]);
  later(333);
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toMatchObject([{ about: "update_overdue" }]);
  await changeStatus(commander, { ...(await seen(number)), status: "resolved" });
});

it("what is owed is what the organization chose", async () => {
  later(0);
  const number = await declare("sev4");
  const admin = await ours.signIn("admin");
  const sev4 = { description: "Somebody noticed", updateMinutes: 10 };
  const chosen = { ...USUAL_POLICIES, severities: { ...USUAL_POLICIES.severities, sev4 } };
  await expect(setSeverityPolicies(commander, chosen)).rejects.toMatchObject({ code: "FORBIDDEN" });
  later(12);
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toEqual([]);
  await setSeverityPolicies(admin, chosen);
  expect(await readSeverityPolicies(await ours.signIn("viewer"))).toEqual(chosen);
  await postNudges(ours.services, signal);
  expect(await nudgesOf(number)).toMatchObject([{ about: "update_overdue" }]);
});
