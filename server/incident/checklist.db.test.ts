import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changeStatus } from "@/server/incident/change-status";
import { checkItem } from "@/server/incident/check-item";
import { readChecklistSettings, setChecklistSettings } from "@/server/incident/checklist-settings";
import { declareInput } from "@/server/incident/contract";
import { USUAL_CHECKLIST } from "@/server/incident/contract/checklist";
import { declareIncident } from "@/server/incident/declare-incident";
import { moveIncident } from "@/server/incident/move-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let admin: SignedIn;
let ada: SignedIn;
let number: number;
const items = [
  { id: randomUUID(), text: "Customers were told" },
  { id: randomUUID(), text: "The flag is back" },
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

  it("stays with an incident as it was when that opened; what is over when it opens has none", async () => {
    const [first] = items;
    const { version } = await readChecklistSettings(admin);
    await setChecklistSettings(admin, { version, items: [{ id: randomUUID(), text: "Another" }], holdsAlerts: true });
    await check(first?.id ?? "");
    expect((await readIncident(ada, number)).checklist.map(({ text }) => text)).toEqual(items.map(({ text }) => text));
    const retrospective = { impactStartedAt: "2026-01-05T03:00:00Z", resolvedAt: "2026-01-05T03:42:00Z" };
    const wish = {
      idempotencyKey: randomUUID(),
      title: "Errors",
      severity: "sev2",
      mode: "retrospective",
      retrospective,
    };
    const over = await declareIncident(ada, declareInput.parse(wish));
    expect((await readIncident(ada, over.number)).checklist).toEqual([]);
  });

  it("is done with when the incident is closed", async () => {
    await resolve({ anyway: true, reason: "It can wait" });
    await check(items[0]?.id ?? "");
    await changeStatus(ada, { ...(await seen()), status: "closed" });
    await expect(check(items[1]?.id ?? "")).rejects.toMatchObject({ code: "STATUS_NOT_ALLOWED" });
  });

  it("is ticked only by who may, and only where they see the incident", async () => {
    const asked = { number, idempotencyKey: randomUUID(), itemId: items[0]?.id ?? "", isDone: true };
    await expect(checkItem(await ours.signIn("viewer"), asked)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev2", visibility: "private" };
    const hidden = await declareIncident(admin, declareInput.parse(wish));
    const there = { ...asked, number: hidden.number };
    await expect(checkItem(await ours.signIn("responder"), there)).rejects.toMatchObject({ code: "NOT_FOUND" });
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

  it("holds alerts back where somebody took it, and nothing that was never taken", async () => {
    const { db } = ours.services;
    const where = { organizationId_number: { organizationId: ours.id, number } };
    const { id: incidentId } = await db.incident.findUniqueOrThrow({ where });
    const end = () =>
      db.$transaction((tx) => {
        const actor = { id: null, name: "Grafana" };
        const move = { organizationId: ours.id, incidentId, to: "resolved" as const, actor, source: "alert" };
        return moveIncident(tx, { ...move, now: ours.services.clock.now() });
      });
    expect(await end()).toBe("monitoring");
    expect(await end()).toBe("monitoring");
    const open = items.map(({ text }) => text);
    expect(await told("status_changed")).toEqual([{ from: "investigating", to: "monitoring", open }]);
    await db.incident.update({ where, data: { status: "triage" } });
    await expect(resolve()).rejects.toMatchObject({ code: "CHECKLIST_OPEN" });
    expect(await end()).toBe("resolved");
  });

  it("lets through what is ticked, without a word of it", async () => {
    for (const { id } of items) await check(id);
    expect(await resolve()).toMatchObject({ status: "resolved" });
    expect(await told("status_changed")).toEqual([{ from: "investigating", to: "resolved" }]);
  });
});
