import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeType } from "@/server/incident/change-type";
import { declareInput, listInput } from "@/server/incident/contract";
import { createTypeInput, type IncidentType, TYPES_MAX } from "@/server/incident/contract/incident-type";
import { declareIncident } from "@/server/incident/declare-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { archiveType, createType, orderTypes, updateType } from "@/server/incident/types/change-types";
import { listTypes } from "@/server/incident/types/read-types";
import type { SignedIn } from "@/server/platform/context";
import { listTasks } from "@/server/task/queries";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: SignedIn;
let responder: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [admin, responder] = await Promise.all([ours.signIn("admin"), ours.signIn("responder")]);
  stranger = await theirs.signIn("admin");
});
beforeEach(() => ours.services.db.incidentType.deleteMany({ where: { organizationId: { in: [ours.id, theirs.id] } } }));
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const wish = (part: object = {}) =>
  createTypeInput.parse({ name: "Service outage", tasks: ["Tell support", "Look at the graphs"].map(task), ...part });
const task = (title: string) => ({ id: randomUUID(), title });
const made = async (part: object = {}, context = admin): Promise<IncidentType> => {
  const type = (await createType(context, wish(part))).at(-1);
  if (!type) throw new Error("The type was not made");
  return type;
};
const facts = ({ name, description, severity, visibility, team, summary, tasks }: IncidentType) => {
  const teamId = team?.id ?? null;
  return { name, description, severity, visibility, summary, tasks, teamId };
};
const declare = (part: object = {}, context = responder) =>
  declareIncident(
    context,
    declareInput.parse({ idempotencyKey: randomUUID(), title: "Errors", severity: "sev2", ...part }),
  );
const told = async (number: number) => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { incident: { organizationId: ours.id, number } },
    orderBy: { seq: "asc" },
  });
  return events.map(({ kind, payload }) => [kind, payload] as const);
};
const titles = async (number: number) => (await listTasks(responder, number)).map(({ title }) => title);
const seen = async (number: number) => {
  const { version } = await readIncident(responder, number);
  return { number, version, idempotencyKey: randomUUID() };
};
const names = (types: readonly IncidentType[]) => types.map(({ name }) => name);
const refused = (path: string, code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path, code }] } });

describe("types", () => {
  it("are made, changed, ordered and put away by administrators, and read by everybody", async () => {
    const [team] = await Promise.all([
      ours.services.db.team.create({ data: { organizationId: ours.id, slug: randomUUID(), name: "Security" } }),
      made(),
    ]);
    const type = await made({ name: "Security", severity: "sev2", visibility: "private", teamId: team.id });
    expect(await listTypes(await ours.signIn("viewer"))).toEqual(await listTypes(admin));
    expect(type).toMatchObject({ visibility: "private", team: { name: "Security" }, version: 1, archivedAt: null });
    const ids = (await listTypes(admin)).map(({ id }) => id);
    expect(names(await orderTypes(admin, { ids: ids.toReversed(), seen: ids }))).toEqual([
      "Security",
      "Service outage",
    ]);
    await expect(orderTypes(admin, { ids, seen: ids })).rejects.toMatchObject({ code: "CONFLICT" });
    const [changed] = await updateType(admin, { ...facts(type), name: "Break-in", id: type.id, version: 1 });
    expect(changed).toMatchObject({ name: "Break-in", version: 2 });
    for (const attempt of [
      () => createType(responder, wish({ name: "Other" })),
      () => updateType(responder, { ...facts(type), id: type.id, version: 2 }),
      () => archiveType(responder, { id: type.id, version: 2 }, true),
      () => orderTypes(responder, { ids, seen: ids }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    const strange = { id: type.id, version: 2 };
    await expect(archiveType(stranger, strange, true)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listTypes(stranger)).toEqual([]);
  });

  it("are not overwritten by who saw an earlier version, of two at once one is told which it is now", async () => {
    const type = await made();
    const rename = (name: string) => updateType(admin, { ...facts(type), name, id: type.id, version: 1 });
    const both = await Promise.allSettled([rename("One"), rename("Two")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const lost = both.find((each) => each.status === "rejected");
    expect(lost?.reason).toMatchObject({ code: "CONFLICT", details: { id: type.id, version: 2 } });
    const stale = { id: type.id, version: 1 };
    await expect(archiveType(admin, stale, true)).rejects.toMatchObject({ code: "CONFLICT", details: { version: 2 } });
  });

  it("are told apart by name in whatever case, those that were put away too", async () => {
    const type = await made({ name: "Sécurité" });
    await expect(made({ name: "SÉCURITÉ" })).rejects.toMatchObject(refused("name", "taken"));
    await archiveType(admin, type, true);
    await expect(made({ name: "sécurité" })).rejects.toMatchObject(refused("name", "takenByArchived"));
    const again = await updateType(admin, { ...facts(type), name: "SÉCURITÉ", id: type.id, version: 2 });
    expect(names(again)).toEqual(["SÉCURITÉ"]);
    await made({ name: "SÉCURITÉ" }, stranger);
  });

  it("are made once for an id that is sent again, and not for one of somebody else", async () => {
    const id = randomUUID();
    await Promise.all([made({ id }), made({ id })]);
    expect(await listTypes(admin)).toHaveLength(1);
    await expect(made({ id }, stranger)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("have no team of somebody else, and are not endless", async () => {
    const { id: teamId } = await theirs.services.db.team.create({
      data: { organizationId: theirs.id, slug: randomUUID(), name: "Theirs" },
    });
    await expect(made({ teamId })).rejects.toMatchObject(refused("teamId", "unknown"));
    await ours.services.db.incidentType.createMany({
      data: Array.from({ length: TYPES_MAX }, (_, position) => ({
        organizationId: ours.id,
        name: `Type ${position}`,
        position,
      })),
    });
    await expect(made()).rejects.toMatchObject(refused("types", "tooMany"));
  });
});

describe("an incident that is declared with a type", () => {
  it("gets its first tasks in their order, once for a repeated key, and says so", async () => {
    const type = await made();
    const key = { idempotencyKey: randomUUID(), typeId: type.id };
    const [{ number }, again] = await Promise.all([declare(key), declare(key)]);
    expect(again.number).toBe(number);
    expect(await titles(number)).toEqual(["Tell support", "Look at the graphs"]);
    expect((await readIncident(responder, number)).type).toEqual({ id: type.id, name: type.name });
    const [declared, ...added] = await told(number);
    expect(declared).toMatchObject(["incident_declared", { type: "Service outage" }]);
    expect(added.map(([kind]) => kind)).toEqual(["task_added", "task_added"]);
    expect(added[0]?.[1]).toMatchObject({ title: "Tell support", assignee: null, dueAt: null });
  });

  it("gets none where it is over already, and takes nothing else from the type by itself", async () => {
    const { id: typeId } = await made({ severity: "sev1", summary: "Who?", visibility: "private" });
    const resolvedAt = new Date(Date.now() - 60_000).toISOString();
    const { number } = await declare({
      typeId,
      mode: "retrospective",
      retrospective: { impactStartedAt: new Date(Date.now() - 120_000).toISOString(), resolvedAt },
    });
    expect(await titles(number)).toEqual([]);
    expect(await readIncident(responder, number)).toMatchObject({
      severity: "sev2",
      summary: "",
      visibility: "organization",
    });
    expect(await titles((await declare({ typeId, mode: "drill" })).number)).toHaveLength(2);
  });

  it("is refused for one of somebody else, for none, and for one that was put away", async () => {
    const foreign = await made({}, stranger);
    const type = await made();
    await archiveType(admin, type, true);
    await expect(declare({ typeId: foreign.id })).rejects.toMatchObject(refused("typeId", "unknown"));
    await expect(declare({ typeId: randomUUID() })).rejects.toMatchObject(refused("typeId", "unknown"));
    await expect(declare({ typeId: type.id })).rejects.toMatchObject(refused("typeId", "archived"));
    await archiveType(admin, { id: type.id, version: 2 }, false);
    await expect(declare({ typeId: type.id })).resolves.toBeDefined();
  });

  it("is found by it on the board, and keeps it when it is put away or gone", async () => {
    const type = await made();
    const { number } = await declare({ typeId: type.id });
    await declare();
    const found = async (typeIds: string[]) => {
      const listed = await listIncidents(responder, { ...ALL, typeIds });
      return listed.items.map((item) => [item.number, item.type?.name]);
    };
    await archiveType(admin, type, true);
    expect(await found([type.id])).toEqual([[number, "Service outage"]]);
    expect(await found([randomUUID()])).toEqual([]);
    await ours.services.db.incidentType.delete({ where: { id: type.id } });
    expect((await readIncident(responder, number)).type).toBeNull();
  });
});
const ALL = listInput.parse({});

describe("the type of an incident", () => {
  it("is changed, without its tasks unless they are asked for, and those that are there stay one", async () => {
    const outage = await made();
    const security = await made({ name: "Security", tasks: ["Tell support", "Call the lead"].map(task) });
    const { number } = await declare({ typeId: outage.id });
    const input = { ...(await seen(number)), typeId: security.id, withTasks: false };
    expect((await changeType(responder, input)).type?.name).toBe("Security");
    expect(await changeType(responder, input)).toMatchObject({ version: 2 });
    expect(await titles(number)).toHaveLength(2);
    await changeType(responder, { ...(await seen(number)), typeId: security.id, withTasks: true });
    expect(await titles(number)).toEqual(["Tell support", "Look at the graphs", "Call the lead"]);
    await changeType(responder, { ...(await seen(number)), typeId: null, withTasks: false });
    const changes = (await told(number)).filter(([kind]) => kind === "type_changed").map(([, payload]) => payload);
    expect(changes).toEqual([
      { from: "Service outage", to: "Security" },
      { from: "Security", to: "Security" },
      { from: "Security", to: null },
    ]);
  });

  it("is refused to viewers, to who saw an earlier version, and for a type of somebody else", async () => {
    const foreign = await made({}, stranger);
    const { number } = await declare();
    const input = { ...(await seen(number)), typeId: (await made()).id, withTasks: false };
    await expect(changeType(await ours.signIn("viewer"), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(changeType(stranger, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(changeType(responder, { ...input, typeId: foreign.id })).rejects.toMatchObject(
      refused("typeId", "unknown"),
    );
    await changeType(responder, input);
    const same = { ...input, ...(await seen(number)) };
    await expect(changeType(responder, same)).rejects.toMatchObject(refused("typeId", "same"));
    const late = { ...input, idempotencyKey: randomUUID() };
    await expect(changeType(responder, late)).rejects.toMatchObject({ code: "INCIDENT_CHANGED" });
  });
});
