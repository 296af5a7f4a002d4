import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declineTriage } from "@/server/alert/triage";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { similarIncidents } from "@/server/similar/similar-incidents";
import { suggestPeople } from "@/server/similar/suggest-people";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

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
