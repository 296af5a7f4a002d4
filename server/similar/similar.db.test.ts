import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declineTriage } from "@/server/alert/triage";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { indexTimeline } from "@/server/search/index-timeline";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { similarIncidents } from "@/server/similar/similar-incidents";
import { suggestPeople } from "@/server/similar/suggest-people";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { recordEvent } from "@/server/timeline/record-event";

let ours: TestOrganization;
let commander: SignedIn;
let serviceId: string;
let now = new Date("2026-11-22T03:00:00.000Z");

beforeAll(async () => {
  ours = await createTestOrganization();
  ours.setNow(now);
  commander = await ours.signIn("commander");
  const service = createServiceInput.parse({ slug: "checkout", name: "checkout" });
  serviceId = (await createService(commander, service)).id;
});
afterAll(() => ours.close());

const declare = (title: string, more: object = {}) =>
  declareIncident(
    commander,
    declareInput.parse({ idempotencyKey: randomUUID(), title, severity: "sev2", serviceIds: [serviceId], ...more }),
  );

it("does not say how long it took of what was declined in triage, and does of what was resolved and closed", async () => {
  const of = { serviceIds: [], title: "Certificates of the mail relay expire" };
  const [declined, closed] = [await declare(of.title, of), await declare(of.title, of)];
  const where = { organizationId_number: { organizationId: ours.id, number: declined.number } };
  await ours.services.db.incident.update({ where, data: { status: "triage", acknowledgedAt: null } });
  for (const status of ["resolved", "closed"] as const) {
    now = new Date(now.getTime() + 60_000);
    ours.setNow(now);
    const { version } = await readIncident(commander, closed.number);
    await changeStatus(commander, { number: closed.number, version, idempotencyKey: randomUUID(), status });
  }
  await declineTriage(commander, { incidentNumber: declined.number, idempotencyKey: randomUUID(), reason: "" });
  const one = await declare(of.title, of);
  const { before } = await similarIncidents(commander, one.number);
  const took = new Map(before.map(({ number, resolvedInMs }) => [number, resolvedInMs]));
  expect([took.get(declined.number), took.get(closed.number)]).toEqual([null, 60_000]);
});

it("finds what was like it with the reasons and how long it took, what runs, and nothing that one may not see", async () => {
  const old = await declare("Checkout errors in Europe");
  now = new Date(now.getTime() + 34 * 60_000);
  ours.setNow(now);
  const { version } = await readIncident(commander, old.number);
  await changeStatus(commander, { number: old.number, version, idempotencyKey: randomUUID(), status: "resolved" });
  await declare("Nothing of the kind", { serviceIds: [] });
  const open = await declare("Checkout is slow");
  const secret = await declare("Checkout errors in secret", { visibility: "private" });
  const one = await declare("Checkout errors in Asia");
  const outsider = await ours.signIn("responder");

  const { before, related } = await similarIncidents(outsider, one.number);
  expect(before).toMatchObject([
    {
      number: old.number,
      resolvedInMs: 34 * 60_000,
      likenesses: [{ kind: "services", names: ["checkout"] }, { kind: "title" }],
    },
  ]);
  expect(related.map(({ number }) => number)).toEqual([open.number]);
  expect((await similarIncidents(commander, one.number)).related.map(({ number }) => number)).toContain(secret.number);
  await expect(similarIncidents(outsider, secret.number)).rejects.toMatchObject({ code: "NOT_FOUND" });

  expect(await suggestPeople(outsider, one.number)).toEqual([]);
  const { id: incidentId } = await readIncident(commander, old.number);
  await ours.services.db.roleAssignment.create({
    data: { organizationId: ours.id, incidentId, userId: commander.viewer.userId, role: "commander" },
  });
  const held = { person: { id: commander.viewer.userId }, fitness: [{ kind: "held", numbers: [old.number] }] };
  expect(await suggestPeople(outsider, one.number)).toMatchObject([{ role: "commander", people: [held] }]);
});

it("finds where the same was said, under another name and without anything else in common", async () => {
  const { pool } = ours.services;
  const told = async (number: number, body: string) => {
    const { id: incidentId } = await readIncident(commander, number);
    const actor = { id: commander.viewer.userId, name: commander.viewer.name };
    await recordEvent(pool, { organizationId: ours.id, incidentId, kind: "message", actor, body });
    while (await indexTimeline(pool, ours.id, incidentId));
  };
  const [old, common, secret] = [
    await declare("Slow on Tuesday", { serviceIds: [] }),
    await declare("Rain", { serviceIds: [] }),
    await declare("Whispers", { serviceIds: [], visibility: "private" }),
  ];
  await told(old.number, "It was pgbouncer: the pool was exhausted, restarting it helped");
  await told(common.number, "it was the rain, after all");
  await told(secret.number, "pgbouncer again, and its pool");
  const one = await declare("Logins time out", {
    serviceIds: [],
    summary: "It was fine until the pool of pgbouncer was full. 連線池",
  });
  await told(one.number, "looking");

  const { related } = await similarIncidents(await ours.signIn("responder"), one.number);
  expect(related).toMatchObject([{ number: old.number, likenesses: [{ kind: "words" }] }]);
  expect(related[0]?.likenesses[0]).toHaveProperty("names", expect.arrayContaining(["pgbouncer", "pool"]));
  const seen = await similarIncidents(commander, one.number);
  expect(seen.related.map(({ number }) => number).toSorted()).toEqual([old.number, secret.number].toSorted());
});

it("suggests people for every role that nobody holds, and those without a role first", async () => {
  const { id: teamId } = await ours.services.db.team.create({
    data: { organizationId: ours.id, slug: "search", name: "search" },
  });
  const [first, second] = [await ours.signIn("responder"), await ours.signIn("responder")];
  for (const { viewer } of [first, second])
    await ours.services.db.membership.create({ data: { organizationId: ours.id, teamId, userId: viewer.userId } });
  const { id } = await createService(commander, createServiceInput.parse({ slug: "search", name: "search", teamId }));
  const one = await declare("Search finds nothing", { serviceIds: [id] });
  const where = { organizationId_number: { organizationId: ours.id, number: one.number } };
  const { id: incidentId } = await ours.services.db.incident.findUniqueOrThrow({ where });
  await ours.services.db.roleAssignment.create({
    data: { organizationId: ours.id, incidentId, userId: first.viewer.userId, role: "scribe" },
  });

  const suggested = await suggestPeople(second, one.number);
  const roles = suggested.map(({ role }) => role);
  expect(roles).toEqual(["commander", "deputy", "comms_lead", "ops_lead", "sme"]);
  for (const { people } of suggested)
    expect(people.map(({ person }) => person.id)).toEqual([second.viewer.userId, first.viewer.userId]);
});
