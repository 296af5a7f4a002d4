import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addFieldInput, changeFieldInput } from "@/server/field/contract";
import { addField } from "@/server/field/add-field";
import { archiveField } from "@/server/field/archive-field";
import { changeField } from "@/server/field/change-field";
import { listFields } from "@/server/field/list-fields";
import { orderFields } from "@/server/field/order-fields";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: SignedIn;
let ada: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [admin, ada, stranger] = await Promise.all([ours.signIn("admin"), ours.signIn("responder"), theirs.signIn("admin")]);
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const add = (name: string, more: object = {}, context = admin) =>
  addField(context, addFieldInput.parse({ kind: "text", name, ...more }));
const option = (label: string) => ({ id: randomUUID(), label });
const wrong = (path: string, code: string) => ({ code: "BAD_INPUT", details: { fields: [{ path, code }] } });
const names = async (context = ada) =>
  (await listFields(context)).filter(({ isArchived }) => !isArchived).map(({ name }) => name);

it("fields are an administrator's to make, everybody's to see, and nobody else's", async () => {
  await expect(add("Mine", {}, ada)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const field = await add("Ours");
  expect(await names()).toContain("Ours");
  expect(await names(stranger)).toEqual([]);
  const seen = { id: field.id, version: 1 };
  await expect(archiveField(ada, { ...seen, isArchived: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(archiveField(stranger, { ...seen, isArchived: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const wanted = changeFieldInput.parse({ ...seen, name: "Theirs" });
  await expect(changeField(stranger, wanted)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(orderFields(stranger, { ids: [field.id] })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(orderFields(ada, { ids: [field.id] })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

it("a name means one field, however it is written, and of two who take it at once one is told", async () => {
  const both = await Promise.allSettled([add("Root cause"), add("ROOT CAUSE")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject(wrong("name", "taken"));
  const [made] = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  if (!made) throw new Error("One of both is made");
  const { id, version } = await archiveField(admin, { id: made.id, version: made.version, isArchived: true });
  await expect(add("root Cause")).rejects.toMatchObject(wrong("name", "takenByArchived"));
  expect(await archiveField(admin, { id, version, isArchived: false })).toMatchObject({ isArchived: false });
  await add("root cause", {}, stranger);
});

it("of two who change a field at once one is told, and the version counts up", async () => {
  const { id, version } = await add("Changed");
  const wishes = ["One", "Two"].map((description) =>
    changeFieldInput.parse({ id, version, name: "Changed", description }),
  );
  const both = await Promise.allSettled(wishes.map((wish) => changeField(admin, wish)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({
    code: "CONFLICT",
    details: { version: version + 1 },
  });
});

it("options are archived and never lost, keep their ids, and there is one at least", async () => {
  const [vendor, change, traffic] = ["Vendor", "Change", "Traffic"].map(option) as [
    ReturnType<typeof option>,
    ReturnType<typeof option>,
    ReturnType<typeof option>,
  ];
  await expect(add("None", { kind: "select" })).rejects.toMatchObject(wrong("options", "missing"));
  await expect(add("Some", { options: [vendor] })).rejects.toMatchObject(wrong("options", "none"));
  const { id, version } = await add("Kind", { kind: "multi_select", options: [vendor, change] });
  const settings = { id, version, name: "Kind", options: [{ ...change, label: "Release" }, traffic] };
  expect((await changeField(admin, changeFieldInput.parse(settings))).options).toEqual([
    { ...change, label: "Release", isArchived: false },
    { ...traffic, isArchived: false },
    { ...vendor, isArchived: true },
  ]);
});

it("an order names every field that is there; those that are archived come back behind them", async () => {
  const context = await theirs.signIn("admin");
  const before = await listFields(context);
  const [first, second] = [await add("First", {}, context), await add("Second", {}, context)];
  const ids = [second.id, ...before.map(({ id }) => id), first.id];
  expect((await orderFields(context, { ids })).map(({ id }) => id)).toEqual(ids);
  await expect(orderFields(context, { ids: ids.slice(1) })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(orderFields(context, { ids: [...ids.slice(1), ids[1] ?? ""] })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const { version } = await archiveField(context, { id: second.id, version: 1, isArchived: true });
  expect((await names(context)).at(0)).not.toBe("Second");
  await archiveField(context, { id: second.id, version, isArchived: false });
  expect((await names(context)).at(-1)).toBe("Second");
});
