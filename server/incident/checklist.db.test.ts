import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeStatus } from "@/server/incident/change-status";
import { checkItem } from "@/server/incident/check-item";
import { readChecklistSettings, setChecklistSettings } from "@/server/incident/checklist-settings";
import { declareInput } from "@/server/incident/contract";
import { USUAL_CHECKLIST } from "@/server/incident/contract/checklist";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let admin: SignedIn;
let ada: SignedIn;
let number: number;
const items = [
  { id: randomUUID(), text: "Customers were told" },
  { id: randomUUID().toUpperCase(), text: "The flag is back" },
];
const seen = async () => ({
  number,
  version: (await readIncident(ada, number)).version,
  idempotencyKey: randomUUID(),
});
const resolve = async (more: object = {}) => changeStatus(ada, { ...(await seen()), status: "resolved", ...more });
const check = (itemId: string, isDone = true, idempotencyKey: string = randomUUID()) =>
  checkItem(ada, { number, idempotencyKey, itemId, isDone });
const told = async (kind: string) => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { kind, incident: { number, organizationId: ours.id } },
    orderBy: { seq: "asc" },
  });
  return events.map(({ payload }) => payload);
};

beforeAll(async () => {
  ours = await createTestOrganization();
  [admin, ada] = await Promise.all([ours.signIn("admin"), ours.signIn("responder")]);
});
beforeEach(async () => {
  const { version } = await readChecklistSettings(admin);
  await setChecklistSettings(admin, { version, items, holdsAlerts: true });
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev2" };
  number = (await declareIncident(ada, declareInput.parse(wish))).number;
});
afterAll(() => ours.close());

describe("a checklist", () => {
  it("is an administrator's to set, and of two who do it at once one is told", async () => {
    const { version } = await readChecklistSettings(ada);
    await expect(setChecklistSettings(ada, { ...USUAL_CHECKLIST, version })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const both = await Promise.allSettled(
      [true, false].map((holdsAlerts) => setChecklistSettings(admin, { version, items, holdsAlerts })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "CONFLICT" });
  });

  it("is ticked and unticked by several at once, each told once", async () => {
    const [first, second] = items.map(({ id }) => id) as [string, string];
    const key = randomUUID();
    await Promise.all([check(first, true, key), check(first, true, key), check(second), check(first)]);
    const { checklist } = await readIncident(ada, number);
    expect(checklist.map(({ text, done }) => [text, done?.by])).toEqual([
      ["Customers were told", ada.viewer.name],
      ["The flag is back", ada.viewer.name],
    ]);
    await check(first, false);
    expect((await readIncident(ada, number)).checklist[0]?.done).toBeNull();
    expect(await told("check_done")).toHaveLength(2);
    expect(await told("check_reopened")).toEqual([{ itemId: first, text: "Customers were told" }]);
    await expect(check(randomUUID())).rejects.toMatchObject({
      details: { fields: [{ path: "itemId", code: "unknown" }] },
    });
  });

  it("keeps from resolving while items are open, unless a reason says why", async () => {
    await check(items[0]?.id ?? "");
    const open = ["The flag is back"];
    await expect(resolve()).rejects.toMatchObject({ code: "CHECKLIST_OPEN", details: { open } });
    await expect(resolve({ reason: "It can wait" })).rejects.toMatchObject({ code: "CHECKLIST_OPEN" });
    await expect(resolve({ anyway: true })).rejects.toMatchObject({ code: "CHECKLIST_OPEN" });
    expect(await resolve({ anyway: true, reason: "It can wait" })).toMatchObject({ status: "resolved" });
    expect(await told("status_changed")).toEqual([
      { from: "investigating", to: "resolved", reason: "It can wait", open },
    ]);
    expect(await changeStatus(ada, { ...(await seen()), status: "closed" })).toMatchObject({ status: "closed" });
  });

  it("lets through what is ticked, without a word of it", async () => {
    for (const { id } of items) await check(id);
    expect(await resolve()).toMatchObject({ status: "resolved" });
    expect(await told("status_changed")).toEqual([{ from: "investigating", to: "resolved" }]);
  });
});
