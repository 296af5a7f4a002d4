import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declareInput, listInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { pauseIncident } from "@/server/incident/pause-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { setVisibility } from "@/server/incident/set-visibility";
import { mergeIncidents } from "@/server/merge/merge-incidents";
import { mergesOf, previewMerge } from "@/server/merge/queries";
import { unmergeIncident } from "@/server/merge/unmerge-incident";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { postMessage } from "@/server/timeline/post-message";

let ours: TestOrganization;
let responder: SignedIn;
let sourceId: string;
const key = () => randomUUID();

beforeAll(async () => {
  ours = await createTestOrganization();
  responder = await ours.signIn("responder");
  const data = { organizationId: ours.id, kind: "grafana", name: "Grafana", key: randomUUID(), verification: "none" };
  sourceId = (await ours.services.db.alertSource.create({ data, select: { id: true } })).id;
});
afterAll(() => ours.close());

const declare = (more: object = {}, by = responder) =>
  declareIncident(
    by,
    declareInput.parse({ idempotencyKey: key(), title: "Checkout fails", severity: "sev2", ...more }),
  );
const idOf = async (number: number) =>
  (await ours.services.db.incident.findFirstOrThrow({ where: { organizationId: ours.id, number } })).id;
/** A firing that goes on, in incidents. */
async function fire(...numbers: number[]): Promise<string> {
  const { db } = ours.services;
  const organizationId = ours.id;
  const startsAt = new Date("2026-11-22T03:00:00.000Z");
  const told = { organizationId, startsAt, toldAt: startsAt };
  const alert = await db.alert.create({
    data: { ...told, sourceId, fingerprint: randomUUID(), name: "HighErrorRate" },
  });
  const firing = await db.alertFiring.create({ data: { ...told, alertId: alert.id, toldBy: 1n } });
  for (const number of numbers) {
    const incidentId = await idOf(number);
    await db.incidentAlert.create({ data: { organizationId, incidentId, firingId: firing.id, alertId: alert.id } });
  }
  return firing.id;
}
const merge = (number: number, into: number, by = responder) =>
  mergeIncidents(by, { number, into, idempotencyKey: key() });
const unmerge = (number: number, by = responder) => unmergeIncident(by, { number, idempotencyKey: key() });
const refused = (reason: string) => ({ code: "MERGE_NOT_ALLOWED", details: { reason } });
/** Everything that merging may move, and how the incidents stand. */
async function picture(numbers: readonly number[]) {
  const { db } = ours.services;
  const where = { incident: { organizationId: ours.id, number: { in: [...numbers] } } };
  const incident = { select: { number: true } } as const;
  const [alerts, keys, tasks, silences, incidents] = await Promise.all([
    db.incidentAlert.findMany({
      where,
      select: { incident, firingId: true },
      orderBy: [{ firingId: "asc" }, { incident: { number: "asc" } }],
    }),
    db.alertIncidentKey.findMany({
      where,
      select: { incident, key: true, atEnd: true, endedAt: true },
      orderBy: { key: "asc" },
    }),
    db.task.findMany({ where, select: { incident, id: true, status: true }, orderBy: { id: "asc" } }),
    db.silence.findMany({ where, select: { incident, id: true }, orderBy: { id: "asc" } }),
    db.incident.findMany({
      where: where.incident,
      select: {
        number: true,
        status: true,
        acknowledgedAt: true,
        mitigatedAt: true,
        resolvedAt: true,
        closedAt: true,
        mergedIntoId: true,
      },
      orderBy: { number: "asc" },
    }),
  ]);
  return { alerts, keys, tasks, silences, incidents };
}
async function furnish(number: number) {
  const { db } = ours.services;
  const incidentId = await idOf(number);
  const held = { organizationId: ours.id, incidentId };
  await fire(number);
  await db.alertIncidentKey.create({ data: { ...held, key: randomUUID(), atEnd: "resolve" } });
  await db.task.create({ data: { ...held, title: "Roll back" } });
  await db.task.create({ data: { ...held, title: "Look at the graphs", status: "done" } });
  const [startsAt, endsAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  const silence = {
    owner: "grafana",
    matchers: [],
    startsAt,
    endsAt,
    comment: "",
    createdBy: "Ada",
    extendMinutes: 60,
  };
  await db.silence.create({ data: { ...held, ...silence, state: "active" } });
}

it("moves what goes on, closes the one and tells both; and gives exactly that back", async () => {
  const [one, other] = [(await declare()).number, (await declare({ title: "Database is slow" })).number];
  await furnish(one);
  await furnish(other);
  const before = await picture([one, other]);
  expect(await previewMerge(responder, { number: one, into: other })).toMatchObject({
    moving: { alerts: 1, tasks: 1, silences: 1 },
    refusal: null,
  });
  expect(await merge(one, other)).toEqual({ number: one, into: other, moved: { alerts: 1, tasks: 1, silences: 1 } });
  const { alerts, keys, tasks, silences } = await picture([one, other]);
  expect(alerts.map(({ incident }) => incident.number)).toEqual([other, other]);
  expect(keys.map(({ incident, atEnd }) => [incident.number, atEnd]).toSorted()).toEqual([
    [other, "nothing"],
    [other, "resolve"],
  ]);
  expect(tasks.filter(({ incident }) => incident.number === one).map(({ status }) => status)).toEqual(["done"]);
  expect(silences.every(({ incident }) => incident?.number === other)).toBe(true);
  expect(await readIncident(responder, one)).toMatchObject({ status: "closed", isMerged: true, nextStatuses: [] });
  expect(await mergesOf(responder, one)).toMatchObject({
    merged: { target: { number: other }, back: { alerts: 1, tasks: 1, silences: 1 } },
  });
  expect((await mergesOf(responder, other)).from).toMatchObject([{ number: one }]);
  const events = await ours.services.db.timelineEvent.findMany({
    where: { kind: "incident_merged", incident: { organizationId: ours.id, number: { in: [one, other] } } },
    select: { payload: true, incident: { select: { number: true } } },
  });
  expect(events.map(({ payload, incident }) => [incident.number, payload])).toEqual(
    expect.arrayContaining([
      [one, { side: "source", number: other, title: "Database is slow", alerts: 1, tasks: 1, silences: 1 }],
      [other, { side: "target", number: one, title: "Checkout fails", alerts: 1, tasks: 1, silences: 1 }],
    ]),
  );
  await unmerge(one);
  expect(await picture([one, other])).toEqual(before);
});

it("shows what was merged to who asks for it, and leaves it out of the board else", async () => {
  const [one, other] = [(await declare()).number, (await declare()).number];
  await merge(one, other);
  const numbers = async (wish: object) =>
    (await listIncidents(responder, listInput.parse(wish))).items.map(({ number }) => number);
  expect(await numbers({})).not.toContain(one);
  expect(await numbers({})).toContain(other);
  expect(await numbers({ statuses: ["closed"] })).toContain(one);
  expect(await numbers({ text: `#${one}` })).toEqual([one]);
});

it("refuses by name what would make a ring, a leak or a muddle", async () => {
  const [one, other, third] = [(await declare()).number, (await declare()).number, (await declare()).number];
  const drill = (await declare({ mode: "drill" })).number;
  const secret = (await declare({ visibility: "private" })).number;
  const outsider = await ours.signIn("responder");
  const viewer = await ours.signIn("viewer");
  await expect(merge(one, one)).rejects.toMatchObject(refused("itself"));
  await expect(merge(drill, one)).rejects.toMatchObject(refused("mode"));
  await expect(merge(secret, one)).rejects.toMatchObject(refused("private"));
  await expect(merge(one, secret, outsider)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(merge(one, other, viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(unmerge(one)).rejects.toMatchObject(refused("notMerged"));
  await merge(one, other);
  await expect(merge(one, third)).rejects.toMatchObject({ details: { reason: "merged", into: other } });
  await expect(merge(third, one)).rejects.toMatchObject({ details: { reason: "targetMerged", into: other } });
  await merge(other, third);
  await expect(unmerge(one)).rejects.toMatchObject({ details: { reason: "further", into: third } });
});

it("ends the pause of what is merged, and leaves that of the other", async () => {
  const [source, target] = [await declare(), await declare()];
  for (const { number } of [source, target]) {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await pauseIncident(responder, { number, version: 1, idempotencyKey: key(), until, reason: "The vendor looks" });
  }
  await merge(source.number, target.number);
  expect(await readIncident(responder, target.number)).toMatchObject({ pause: { reason: "The vendor looks" } });
  await unmerge(source.number);
  expect(await readIncident(responder, source.number)).toMatchObject({ status: "investigating", pause: null });
  const where = { kind: "incident_resumed", incident: { organizationId: ours.id, number: source.number } };
  expect(await ours.services.db.timelineEvent.findMany({ where })).toMatchObject([{ payload: { by: "status" } }]);
});

it("tells nobody what a private incident is called", async () => {
  const one = (await declare()).number;
  const secret = (await declare({ title: "Hunter2", visibility: "private" })).number;
  const outsider = await ours.signIn("responder");
  await merge(one, secret);
  expect((await mergesOf(outsider, one)).merged?.target).toBeNull();
  const events = await ours.services.db.timelineEvent.findMany({ where: { incidentId: await idOf(one) } });
  expect(JSON.stringify(events.map(({ payload }) => payload))).not.toContain("Hunter2");
  await expect(unmerge(one, outsider)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("opens what came from private incidents only for who knows how many, and never their titles or timelines", async () => {
  const secret = { visibility: "private" };
  const [further, source, target] = [
    (await declare({ ...secret, title: "Hunter2" })).number,
    (await declare({ ...secret, title: "Hunter3" })).number,
    (await declare(secret)).number,
  ];
  await postMessage(responder, { incidentNumber: further, idempotencyKey: key(), body: "Hunter4" });
  const outsider = await ours.signIn("responder");
  await merge(further, source);
  await merge(source, target);
  expect((await mergesOf(responder, target)).privateCount).toBe(2);
  const open = async (opensMerged: number) =>
    setVisibility(responder, {
      number: target,
      version: (await readIncident(responder, target)).version,
      idempotencyKey: key(),
      visibility: "organization",
      memberIds: [],
      opensMerged,
    });
  for (const known of [0, 1])
    await expect(open(known)).rejects.toMatchObject({ code: "MERGED_PRIVATE", details: { count: 2 } });
  await expect(readIncident(outsider, target)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await open(2)).toMatchObject({ visibility: "organization" });
  expect(await mergesOf(outsider, target)).toMatchObject({ from: [], privateCount: 2 });
  for (const number of [source, further])
    await expect(readIncident(outsider, number)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const events = await ours.services.db.timelineEvent.findMany({ where: { incidentId: await idOf(target) } });
  expect(events.map(({ kind }) => kind)).toContain("incident_merged");
  expect(JSON.stringify(events.map(({ payload, body }) => [payload, body]))).not.toMatch(/Hunter/);
});

it("is done once by the same key, and by one of two who do it crosswise", async () => {
  const [one, other] = [(await declare()).number, (await declare()).number];
  await fire(one);
  const same = { number: one, into: other, idempotencyKey: key() };
  const answers = await Promise.all([mergeIncidents(responder, same), mergeIncidents(responder, same)]);
  expect(answers[0]).toEqual(answers[1]);
  await unmerge(one);
  const crossed = await Promise.allSettled([merge(one, other), merge(other, one)]);
  expect(crossed.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

it("leaves each firing in one incident whatever is merged and taken apart, and gives the start back", async () => {
  const step = fc.record({ isMerge: fc.boolean(), from: fc.nat(3), to: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const numbers: number[] = [];
      for (let count = 0; count < 4; count += 1) numbers.push((await declare()).number);
      for (const number of numbers) await furnish(number);
      const before = await picture(numbers);
      const at = (index: number) => numbers[index] ?? 0;
      for (const { isMerge, from, to } of steps) {
        await (isMerge ? merge(at(from), at(to)) : unmerge(at(from))).catch((error: { code: string }) =>
          expect(error.code).toBe("MERGE_NOT_ALLOWED"),
        );
        const { alerts } = await picture(numbers);
        expect(alerts.map(({ firingId }) => firingId)).toEqual(before.alerts.map(({ firingId }) => firingId));
      }
      // What went on into another comes back first.
      for (let round = 0; round < numbers.length; round += 1)
        for (const number of numbers) await unmerge(number).catch(() => undefined);
      expect(await picture(numbers)).toEqual(before);
    }),
    { numRuns: 8 },
  );
});

it("keeps a firing that several had for each of them", async () => {
  const numbers = [(await declare()).number, (await declare()).number, (await declare()).number];
  const [one = 0, other = 0, third = 0] = numbers;
  await fire(one, other);
  await fire(one, third);
  const before = await picture(numbers);
  await merge(one, third);
  await merge(other, third);
  expect((await picture(numbers)).alerts.map(({ incident }) => incident.number)).toEqual([third, third]);
  await unmerge(one);
  expect((await picture(numbers)).alerts.map(({ incident }) => incident.number)).toEqual(
    expect.arrayContaining([one, one, third, third]),
  );
  await unmerge(other);
  expect(await picture(numbers)).toEqual(before);
});
