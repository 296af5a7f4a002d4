import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listChangesInput } from "@/server/change/contract";
import { listChanges } from "@/server/change/list-changes";
import { recordChanges } from "@/server/change/record-changes";
import { whatChanged } from "@/server/change/what-changed";
import { readCatchUp } from "@/server/handover/read-catch-up";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import { setServices } from "@/server/incident/set-services";
import type { ReportedChange } from "@/server/intake/contract/reported";
import type { SignedIn } from "@/server/platform/context";
import { createServiceInput } from "@/server/service/contract";
import { createService } from "@/server/service/create-service";
import { type TestOrganization, createTestOrganization } from "@/server/testing/test-context";

let ours: TestOrganization;
let theirs: TestOrganization;
let commander: SignedIn;
const ids: Record<string, string> = {};

const START = Date.parse("2026-11-22T03:00:00.000Z");
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString();
const report = (key: string, minutes: number, more: Partial<ReportedChange> = {}): ReportedChange => ({
  key,
  kind: "deployment",
  at: at(minutes),
  summary: `Deploy ${key}`,
  service: "checkout",
  environment: "prod",
  version: key,
  url: "https://ci.example/1",
  actor: "ada",
  ...more,
});
const record = (changes: readonly ReportedChange[], of = ours) =>
  of.services.db.$transaction((tx) =>
    recordChanges(tx, { organizationId: of.id, source: "s1", sourceName: "CI", changes }),
  );
const declare = async (services: readonly string[]) => {
  const wish = { idempotencyKey: randomUUID(), title: "Errors", severity: "sev2" };
  const serviceIds = services.map((slug) => ids[slug] ?? "");
  return (await declareIncident(commander, declareInput.parse({ ...wish, serviceIds }))).number;
};
const toldIn = async (number: number) => {
  const events = await ours.services.db.timelineEvent.findMany({
    where: { incident: { organizationId: ours.id, number }, kind: "deployment" },
    orderBy: { seq: "asc" },
  });
  return events.map(({ occurredAt, payload }) => {
    const { version, outcome, service } = payload as Record<string, string>;
    return [service, version, outcome, (occurredAt.getTime() - START) / 60_000];
  });
};

beforeAll(async () => {
  [ours, theirs] = await Promise.all([createTestOrganization(), createTestOrganization()]);
  commander = await ours.signIn("commander");
  for (const [slug, needs] of [["db"], ["pay", "db"], ["checkout", "pay"], ["mail"]] as const) {
    const dependsOn = needs ? [ids[needs]] : [];
    const made = await createService(
      commander,
      createServiceInput.parse({ name: slug.toUpperCase(), slug, dependsOn }),
    );
    ids[slug] = made.id;
  }
});
afterAll(() => Promise.all([ours.close(), theirs.close()]));

describe("changes that are reported", () => {
  it("are one row however often and in whatever order they are told", async () => {
    const begun = report("r1", -300, { outcome: "running" });
    const ended = report("r1", -295, { outcome: "failed" });
    expect(await record([ended])).toEqual({ recorded: 1 });
    expect(await record([begun, ended, begun])).toEqual({ recorded: 1 });
    expect(await record([begun])).toEqual({ recorded: 0 });
    await Promise.all([record([begun, report("r2", -290)]), record([report("r2", -290), ended])]);
    const span = { from: at(-301), to: at(-289) };
    const listed = await listChanges(commander, listChangesInput.parse(span));
    expect(
      listed.map(({ version, startedAt, finishedAt, outcome }) => [version, startedAt, finishedAt, outcome]),
    ).toEqual([
      ["r2", null, at(-290), "succeeded"],
      ["r1", at(-300), at(-295), "failed"],
    ]);
    expect(listed[0]?.service?.slug).toBe("checkout");
  });

  it("are of one organization only", async () => {
    await record([report("theirs", -295)], theirs);
    const all = await listChanges(commander, listChangesInput.parse({}));
    expect(all.map(({ version }) => version)).not.toContain("theirs");
    const stranger = await theirs.signIn("viewer");
    expect((await listChanges(stranger, listChangesInput.parse({}))).map(({ version }) => version)).toEqual(["theirs"]);
  });

  it("are listed of a service, and of what it needs", async () => {
    await record([report("p1", -200, { service: "pay" }), report("m1", -200, { service: "mail" })]);
    const span = { serviceId: ids.checkout, from: at(-201), to: at(-199) };
    expect(await listChanges(commander, listChangesInput.parse(span))).toEqual([]);
    const needed = await listChanges(commander, listChangesInput.parse({ ...span, withNeeded: true }));
    expect(needed.map(({ version }) => version)).toEqual(["p1"]);
  });
});

describe("an incident", () => {
  it("begins with what was changed in its services and in what they need, and ranks it first", async () => {
    await record([
      report("old", -90),
      report("c1", -20),
      report("d1", -2, { service: "db" }),
      report("m2", -1, { service: "mail" }),
      report("x1", -3, { service: "unknown thing" }),
      report("c2", -5, { outcome: "running" }),
    ]);
    ours.setNow(new Date(START));
    const number = await declare(["checkout"]);
    expect(await toldIn(number)).toEqual([
      ["CHECKOUT", "c1", "succeeded", -20],
      ["CHECKOUT", "c2", "running", -5],
      ["DB", "d1", "succeeded", -2],
    ]);
    const { changes, more, isTold, startedAt } = await whatChanged(commander, number);
    expect(startedAt).toBe(at(0));
    expect(changes.map(({ version, relation }) => [version, relation])).toEqual([
      ["c2", "own"],
      ["c1", "own"],
      ["d1", "dependency"],
      ["m2", "other"],
      ["x1", "other"],
    ]);
    expect({ more, isTold }).toEqual({ more: 0, isTold: true });
  });

  it("hears of changes while it is open, once each as begun and as over, and not afterwards", async () => {
    ours.setNow(new Date(START + 600_000));
    const number = await declare(["pay"]);
    const before = await toldIn(number);
    await record([report("p2", 11, { service: "pay", outcome: "running" })]);
    await record([report("p2", 12, { service: "pay" }), report("c9", 12)]);
    await record([report("p2", 12, { service: "pay", outcome: "succeeded" })]);
    expect((await toldIn(number)).slice(before.length)).toEqual([
      ["PAY", "p2", "running", 11],
      ["PAY", "p2", "succeeded", 12],
    ]);
    const { version } = await readIncident(commander, number);
    await changeStatus(commander, { number, version, idempotencyKey: randomUUID(), status: "resolved" });
    await record([report("p3", 13, { service: "pay" })]);
    expect((await toldIn(number)).map(([, told]) => told)).not.toContain("p3");
  });

  it("is told of earlier changes when a service is named later, and each only once", async () => {
    ours.setNow(new Date(START + 3_600_000));
    const number = await declare([]);
    await record([report("m3", 50, { service: "mail" })]);
    expect(await toldIn(number)).toEqual([]);
    for (const slugs of [["mail"], [], ["mail"]]) {
      const { version } = await readIncident(commander, number);
      const serviceIds = slugs.map((slug) => ids[slug] ?? "");
      await setServices(commander, { number, version, idempotencyKey: randomUUID(), serviceIds });
    }
    expect(await toldIn(number)).toEqual([["MAIL", "m3", "succeeded", 50]]);
  });

  it("tells of them first to whoever catches up", async () => {
    ours.setNow(new Date(START));
    const number = await declare(["checkout"]);
    const { changed, happened } = await readCatchUp(await ours.signIn("viewer"), number);
    expect(changed.lines.map(({ key, values }) => [key, values.version])).toEqual([
      ["changedRunning", "c2"],
      ["changed", "c1"],
      ["changedNeeded", "d1"],
    ]);
    expect(changed.lines.every(({ seq }) => seq !== null)).toBe(true);
    expect(happened.lines.map(({ key }) => key)).toEqual(["declared"]);
  });

  it("is nobody else's: a stranger's question is one about a missing incident", async () => {
    const stranger = await theirs.signIn("admin");
    await expect(whatChanged(stranger, 3)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
