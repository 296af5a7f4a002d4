import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addField } from "@/server/field/add-field";
import { archiveField } from "@/server/field/archive-field";
import { changeField } from "@/server/field/change-field";
import { addFieldInput, changeFieldInput, type CustomField, type FieldValue } from "@/server/field/contract";
import { changeStatus } from "@/server/incident/change-status";
import { changeType } from "@/server/incident/change-type";
import { createTypeInput } from "@/server/incident/contract/incident-type";
import { declareInput, listInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { listIncidents, readIncident } from "@/server/incident/queries";
import { createType } from "@/server/incident/types/change-types";
import { setField } from "@/server/incident/set-field";
import type { SignedIn } from "@/server/platform/context";
import { exportRecord } from "@/server/record/export-record";
import { createCaller } from "@/server/router";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: SignedIn;
let ada: SignedIn;
let number: number;
let made = 0;
const [deployment, vendor] = [randomUUID(), randomUUID()];
const options = [
  { id: deployment, label: "Deployment" },
  { id: vendor, label: "Vendor" },
];

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [admin, ada] = await Promise.all([ours.signIn("admin"), ours.signIn("responder")]);
});
beforeEach(async () => {
  await ours.services.db.customField.deleteMany({ where: { organizationId: ours.id } });
  number = await declare();
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

async function declare(more: object = {}, context = ada): Promise<number> {
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev2", ...more };
  return (await declareIncident(context, declareInput.parse(wish))).number;
}
const field = (kind: string, more: object = {}, context = admin) =>
  addField(
    context,
    addFieldInput.parse({
      kind,
      name: `${kind} ${(made += 1)}`,
      options: kind.includes("select") ? options : [],
      ...more,
    }),
  );
const set = (
  { id: fieldId }: Pick<CustomField, "id">,
  value: FieldValue | null,
  {
    seen = null,
    context = ada,
    key = randomUUID(),
  }: { seen?: FieldValue | null; context?: SignedIn; key?: string } = {},
) => setField(context, { number, idempotencyKey: key, fieldId, value, seen });
const valueOf = async ({ id }: Pick<CustomField, "id">) =>
  (await readIncident(ada, number)).fields.find((each) => each.id === id)?.value;
const told = async () => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { kind: "field_changed", incident: { number, organizationId: ours.id } },
    orderBy: { seq: "asc" },
  });
  return events.map(({ payload }) => payload as { name: string; from: string | null; to: string | null });
};
const wrong = (id: string, code: string) => ({
  code: "BAD_INPUT",
  details: { fields: [{ path: `fields.${id}`, code }] },
});
const moveTo = async (status: "resolved" | "closed" | "post_incident") => {
  const { version } = await readIncident(ada, number);
  return changeStatus(ada, { number, version, idempotencyKey: randomUUID(), status });
};

describe("a field of an incident", () => {
  it("is set, changed and emptied, each told once in words", async () => {
    const cause = await field("select", { name: "Root cause" });
    const key = randomUUID();
    await Promise.all([set(cause, vendor, { key }), set(cause, vendor, { key })]);
    expect(await valueOf(cause)).toBe(vendor);
    await set(cause, vendor);
    await set(cause, deployment, { seen: vendor });
    await set(cause, null, { seen: deployment });
    expect(await valueOf(cause)).toBeNull();
    expect((await told()).map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Root cause", null, "Vendor"],
      ["Root cause", "Vendor", "Deployment"],
      ["Root cause", "Deployment", null],
    ]);
  });

  it.each([
    ["text", "Two\nlines 結帳"],
    ["number", 1.5e300],
    ["multi_select", [deployment, vendor]],
    ["date", "2026-11-23"],
    ["link", "https://status.example/1?a=b#c"],
    ["yes_no", false],
  ] as const)("of kind %s reads back as it was written", async (kind, value) => {
    const made = await field(kind);
    await set(made, value as FieldValue);
    expect(await valueOf(made)).toEqual(value);
    await set(made, null, { seen: value as FieldValue });
    expect(await told()).toHaveLength(2);
  });

  it("names a person of the organization, and nobody else", async () => {
    const owner = await field("person");
    const stranger = await theirs.signIn("responder");
    await expect(set(owner, stranger.viewer.userId)).rejects.toMatchObject(wrong(owner.id, "unknown"));
    const { fields } = await set(owner, admin.viewer.userId);
    expect(fields[0]?.person).toEqual({ id: admin.viewer.userId, name: admin.viewer.name });
    expect(await told()).toMatchObject([{ to: admin.viewer.name }]);
  });

  it("is not overwritten unseen, while different fields are set at once", async () => {
    const [one, other] = [await field("number"), await field("number")];
    await Promise.all([set(one, 1), set(other, 2)]);
    expect([await valueOf(one), await valueOf(other)]).toEqual([1, 2]);
    await expect(set(one, 5)).rejects.toMatchObject({ code: "INCIDENT_CHANGED", details: { field: one.name } });
    const both = await Promise.allSettled([set(one, 3, { seen: 1 }), set(one, 4, { seen: 1 })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("is for who may update incidents and sees this one; a stranger's is none", async () => {
    const note = await field("text");
    const viewer = await ours.signIn("viewer");
    await expect(set(note, "x", { context: viewer })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const foreign = await field("text", {}, await theirs.signIn("admin"));
    await expect(set(foreign, "x")).rejects.toMatchObject(wrong(foreign.id, "unknown"));
    number = await declare({ visibility: "private" }, admin);
    await expect(set(note, "x")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await set(note, "x", { context: admin });
    const of = { fields: [{ id: note.id, values: ["x"] }] };
    expect((await listIncidents(ada, listInput.parse(of))).items).toEqual([]);
  });

  it("keeps an option that was archived, and takes it no more", async () => {
    const cause = await field("select");
    await set(cause, vendor);
    const { id, version, name } = cause;
    await changeField(admin, changeFieldInput.parse({ id, version, name, options: [options[0]] }));
    expect(await valueOf(cause)).toBe(vendor);
    await set(cause, deployment, { seen: vendor });
    await expect(set(cause, vendor, { seen: deployment })).rejects.toMatchObject(wrong(cause.id, "archived"));
  });

  it("that is archived is shown where something stands in it, and can only be emptied", async () => {
    const note = await field("text");
    const other = await field("text");
    await set(note, "kept");
    for (const { id, version } of [note, other]) await archiveField(admin, { id, version, isArchived: true });
    expect((await readIncident(ada, number)).fields).toMatchObject([{ id: note.id, value: "kept", isOurs: false }]);
    await expect(set(note, "new", { seen: "kept" })).rejects.toMatchObject(wrong(note.id, "notOurs"));
    expect((await set(note, null, { seen: "kept" })).fields).toEqual([]);
  });
});

it("a field of some types is there for incidents of these, and holds only these", async () => {
  const typeId = randomUUID();
  await createType(admin, createTypeInput.parse({ id: typeId, name: "Security" }));
  const review = await field("text", { required: "resolve", typeIds: [typeId] });
  await expect(set(review, "x")).rejects.toMatchObject(wrong(review.id, "notOurs"));
  expect(await moveTo("resolved")).toMatchObject({ fields: [] });
  number = await declare({ typeId, fields: [{ id: review.id, value: "x" }] });
  expect(await valueOf(review)).toBe("x");
  await set(review, null, { seen: "x" });
  await expect(moveTo("resolved")).rejects.toMatchObject({ code: "FIELDS_MISSING" });
  const { version } = await readIncident(ada, number);
  await changeType(ada, { number, version, idempotencyKey: randomUUID(), typeId: null, withTasks: false });
  expect(await moveTo("resolved")).toMatchObject({ fields: [] });
});

describe("what must be filled", () => {
  it("keeps an incident from being resolved, and from being closed", async () => {
    const cause = await field("select", { name: "Root cause", required: "resolve" });
    const review = await field("link", { name: "Review", required: "close" });
    await expect(moveTo("resolved")).rejects.toMatchObject({
      code: "FIELDS_MISSING",
      details: { fields: ["Root cause"] },
    });
    const command = { incidentNumber: number, line: "/resolve" };
    expect(await createCaller(ada).command.preview(command)).toMatchObject({
      problem: { code: "fieldsMissing", value: "Root cause" },
    });
    await set(cause, vendor);
    expect(await moveTo("resolved")).toMatchObject({ status: "resolved" });
    await expect(moveTo("closed")).rejects.toMatchObject({ details: { fields: ["Review"] } });
    await set(review, "https://wiki.example/1");
    expect(await moveTo("closed")).toMatchObject({ status: "closed" });
  });

  it("is asked of what is over already when it is declared", async () => {
    const cause = await field("select", { name: "Root cause", required: "resolve" });
    const over = {
      mode: "retrospective",
      retrospective: { impactStartedAt: "2026-11-20T10:00:00Z", resolvedAt: "2026-11-20T11:00:00Z" },
    };
    ours.setNow(new Date("2026-11-22T10:00:00Z"));
    await expect(declare(over)).rejects.toMatchObject({ code: "FIELDS_MISSING" });
    number = await declare({ ...over, fields: [{ id: cause.id, value: vendor }] });
    expect(await readIncident(ada, number)).toMatchObject({ status: "resolved", fields: [{ value: vendor }] });
  });
});

it("an incident is declared with its fields, once, or not at all", async () => {
  const affected = await field("number", { name: "Customers affected" });
  const idempotencyKey = randomUUID();
  const wish = { idempotencyKey, fields: [{ id: affected.id, value: 12_000 }] };
  [number] = await Promise.all([declare(wish), declare(wish)]);
  expect(await valueOf(affected)).toBe(12_000);
  expect(await told()).toMatchObject([{ name: "Customers affected", from: null, to: "12000" }]);
  const before = await ours.services.db.incident.count({ where: { organizationId: ours.id } });
  await expect(declare({ fields: [{ id: affected.id, value: "many" }] })).rejects.toMatchObject(
    wrong(affected.id, "kind"),
  );
  await expect(declare({ fields: [{ id: randomUUID(), value: 1 }] })).rejects.toMatchObject({ code: "BAD_INPUT" });
  expect(await ours.services.db.incident.count({ where: { organizationId: ours.id } })).toBe(before);
});

it("the board finds incidents by what is chosen in their fields", async () => {
  const [cause, all, yes, owner] = [
    await field("select"),
    await field("multi_select"),
    await field("yes_no"),
    await field("person"),
  ];
  await set(cause, vendor);
  await set(all, [deployment, vendor]);
  await set(yes, false);
  await set(owner, ada.viewer.userId);
  const other = await declare();
  const found = async (...fields: { id: string; values: string[] }[]) =>
    (await listIncidents(ada, listInput.parse({ fields }))).items.map((each) => each.number);
  expect(await found({ id: cause.id, values: [vendor] })).toEqual([number]);
  expect(await found({ id: cause.id, values: [deployment] })).toEqual([]);
  expect(await found({ id: cause.id, values: [deployment, vendor] })).toEqual([number]);
  expect(await found({ id: all.id, values: [vendor] }, { id: yes.id, values: ["no"] })).toEqual([number]);
  expect(await found({ id: yes.id, values: ["yes"] })).toEqual([]);
  expect(await found({ id: owner.id, values: [ada.viewer.userId] })).toEqual([number]);
  expect(await found({ id: randomUUID(), values: [vendor] })).toEqual([]);
  expect(await found()).toContain(other);
});

it("the record has the fields, in words too", async () => {
  const cause = await field("multi_select", { name: "Causes" });
  const isTold = await field("yes_no", { name: "Customers | told" });
  await set(cause, [deployment, vendor]);
  await set(isTold, true);
  const file = async (query: object) => {
    const { chunks } = await exportRecord(ada, number, { format: "json", locale: "en", ...query } as never);
    let text = "";
    for await (const chunk of chunks) text += chunk;
    return text;
  };
  expect(JSON.parse(await file({}))).toMatchObject({
    fields: [
      { name: "Causes", kind: "multi_select", value: [deployment, vendor], words: "Deployment, Vendor" },
      { name: "Customers | told", value: true, words: "yes" },
    ],
  });
  const text = await file({ format: "markdown", locale: "zh-TW" });
  expect(text).toContain("| Causes | Deployment, Vendor |");
  expect(text).toContain("Customers \\| told | 是 |");
  expect(text).toContain("將 Customers \\| told 設為 **是**");
});
