import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelWindow } from "@/server/maintenance/cancel-window";
import { createWindowInput } from "@/server/maintenance/contract";
import { createWindow } from "@/server/maintenance/create-window";
import { previewWindow } from "@/server/maintenance/preview-window";
import { listWindows, windowsBetween } from "@/server/maintenance/queries";
import { windowOf } from "@/server/maintenance/rules/window-of";
import type { SignedIn } from "@/server/platform/context";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

const HOUR_MS = 3_600_000;

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
let responder: SignedIn;
let stranger: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  [commander, responder, stranger] = await Promise.all([
    ours.signIn("commander"),
    ours.signIn("responder"),
    theirs.signIn("admin"),
  ]);
  ours.setNow(new Date("2026-10-24T12:00:00Z"));
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const planned = (more: object = {}) =>
  createWindowInput.parse({
    idempotencyKey: randomUUID(),
    name: "Database upgrade",
    matchers: [{ name: "service", value: "database|cache", isRegex: true, isEqual: true }],
    from: "2026-10-25T02:30",
    to: "2026-10-25T02:45",
    timeZone: "Europe/Berlin",
    ...more,
  });

describe("maintenance windows", () => {
  it("cover both hours where the clocks are put back, and hold back what they match while they run", async () => {
    const window = await createWindow(commander, planned());
    expect(window).toMatchObject({
      startsAt: "2026-10-25T00:30:00.000Z",
      endsAt: "2026-10-25T01:45:00.000Z",
      state: "planned",
      createdBy: commander.viewer.name,
    });
    const at = new Date("2026-10-25T01:00:00Z");
    const find = windowOf(await windowsBetween(ours.services.db, ours.id, at, at));
    expect(find({ service: "cache" }, at.getTime())?.id).toBe(window.id);
    expect(find({ service: "checkout" }, at.getTime())).toBeNull();
    expect(await windowsBetween(ours.services.db, theirs.id, at, at)).toEqual([]);
    expect((await listWindows(responder)).map(({ id }) => id)).toContain(window.id);
    expect(await listWindows(stranger)).toEqual([]);
  });

  it("are planned once, and taken back once", async () => {
    const input = planned();
    const [one, other] = await Promise.all([createWindow(commander, input), createWindow(commander, input)]);
    expect(one).toEqual(other);
    await expect(createWindow(commander, { ...input, name: "Other" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(cancelWindow(stranger, one.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await cancelWindow(commander, one.id)).toMatchObject({
      state: "cancelled",
      cancelledBy: commander.viewer.name,
    });
    expect(await cancelWindow(commander, one.id)).toMatchObject({ state: "cancelled" });
  });

  it.each([
    ["an end before the start", { to: "2026-10-25T02:00" }, "beforeStart"],
    ["an end that lies behind", { from: "2026-10-01T00:00", to: "2026-10-02T00:00" }, "isOver"],
    ["a length beyond measure", { to: "2027-10-25T00:00" }, "tooLong"],
    ["what matches everything", { matchers: [{ name: "a", value: ".*", isRegex: true, isEqual: true }] }, "matchesAll"],
  ])("are refused with %s", async (_name, more, code) => {
    await expect(createWindow(commander, planned(more))).rejects.toMatchObject({ details: { fields: [{ code }] } });
  });

  it("are told what they would hold back now, and would have lately", async () => {
    const { db } = ours.services;
    const { id: organizationId } = ours;
    const source = await db.alertSource.create({
      data: { organizationId, kind: "grafana", name: "Shop", key: randomUUID(), verification: "none" },
    });
    const now = ours.services.clock.now().getTime();
    const told = async (labels: Record<string, string>, startedAgo: number, endsAt: Date | null) => {
      const startsAt = new Date(now - startedAgo);
      const shared = { organizationId, labels, startsAt, endsAt, toldAt: startsAt };
      const names = { sourceId: source.id, fingerprint: randomUUID(), name: labels.alertname ?? "" };
      const alert = await db.alert.create({ data: { ...shared, ...names } });
      await db.alertFiring.create({ data: { ...shared, alertId: alert.id, toldBy: 0n } });
    };
    await told({ alertname: "Slow", service: "database" }, HOUR_MS, null);
    await told({ alertname: "Full", service: "database" }, 2 * HOUR_MS, new Date(now - HOUR_MS));
    await told({ alertname: "Old", service: "database" }, 8 * 24 * HOUR_MS, new Date(now - HOUR_MS));
    await told({ alertname: "Slow", service: "search" }, HOUR_MS, null);
    const preview = (text: string) => previewWindow(responder, text);
    expect(await preview("service=database")).toEqual({
      ok: true,
      firing: 2,
      count: 1,
      recent: 2,
      isCut: false,
      examples: [{ alertname: "Slow", service: "database" }],
    });
    expect(await preview("alertname=Full")).toMatchObject({ count: 0, recent: 1, examples: [{ alertname: "Full" }] });
    expect(await preview("service=")).toMatchObject({ ok: false, problem: { code: "noValue" }, index: null });
    expect(await preview('a=b, service=~"["')).toMatchObject({ ok: false, problem: { code: "badPattern" }, index: 1 });
    expect(await previewWindow(stranger, "service=database")).toMatchObject({ firing: 0, count: 0, recent: 0 });
  });

  it("are for commanders to plan", async () => {
    await expect(createWindow(responder, planned())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(cancelWindow(responder, randomUUID())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
