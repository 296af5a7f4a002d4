import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignedIn } from "@/server/platform/context";
import type { QueryRefusal } from "@/server/ports/refusal-log";
import { createCaller } from "@/server/router";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";
import { createRefusalLog } from "./refusal-log";

let ours: TestOrganization;
let theirs: TestOrganization;
let admin: SignedIn;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  admin = await ours.signIn("admin");
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

const refusal = (more: Partial<QueryRefusal> = {}): QueryRefusal => ({
  organizationId: ours.id,
  incidentId: null,
  userId: admin.viewer.userId,
  shareLinkId: null,
  code: "BAD_INPUT",
  reason: "value-not-offered env",
  subject: "query shop/3",
  ...more,
});

describe("what was refused", () => {
  it("is stored with who asked for what, repetitions once, and shown to administrators newest first, in pages", async () => {
    const log = createRefusalLog(ours.services);
    log.note(refusal({ subject: "query shop/1" }));
    await log.close();
    for (let times = 0; times < 40; times++) log.note(refusal({ code: "RATE_LIMITED", reason: "" }));
    await log.close();
    log.note(refusal({ organizationId: theirs.id, userId: null }));
    log.note(refusal({ subject: "x".repeat(500) }));
    await log.close();
    const caller = createCaller(admin);
    const first = await caller.dashboard.refusals({ limit: 2 });
    expect(first.refusals.map(({ code, subject }) => [code, subject])).toEqual([
      ["BAD_INPUT", "x".repeat(200)],
      ["RATE_LIMITED", "query shop/3 (40 times)"],
    ]);
    expect(first.refusals[0]?.person).toMatchObject({ name: admin.viewer.name });
    const second = await caller.dashboard.refusals({ limit: 2, before: first.next! });
    expect(second).toMatchObject({ refusals: [{ subject: "query shop/1" }], next: null });
  });

  it("is nothing for anybody else", async () => {
    for (const role of ["viewer", "responder", "commander"] as const) {
      const caller = createCaller(await ours.signIn(role));
      await expect(caller.dashboard.refusals({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("never fills memory: what is too much is counted in the log", async () => {
    const warned: unknown[] = [];
    const log = createRefusalLog({
      ...ours.services,
      log: Object.assign(Object.create(ours.services.log), { warn: (about: unknown) => warned.push(about) }),
    });
    for (let index = 0; index < 1_500; index++) log.note(refusal({ subject: `flood ${index}` }));
    await log.close();
    expect(await ours.services.db.queryRefusal.count({ where: { subject: { startsWith: "flood" } } })).toBe(500);
    expect(warned).toEqual([{ refusals: 1_000 }]);
  });
});
