import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type CreateRuleInput, createRuleInput, type RuleWish } from "@/server/alert/contract/routing";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";

let intake: TestIntake;
let source: TestSource;
let responder: SignedIn;
const NOW = new Date("2026-11-22T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

beforeAll(async () => {
  intake = await TestIntake.open();
  intake.organization.setNow(NOW);
  source = await intake.source({ kind: "alertmanager", name: "shop" });
  responder = await intake.organization.signIn("responder");
  const firing = (fingerprint: string, labels: Record<string, string>, from: number, to?: number) => ({
    status: to === undefined ? "firing" : "resolved",
    labels: { alertname: "Latency", ...labels },
    annotations: { summary: "Slow" },
    startsAt: minutesAgo(from),
    endsAt: to === undefined ? "0001-01-01T00:00:00Z" : minutesAgo(to),
    fingerprint,
  });
  const told = await intake.tell(source, {
    version: "4",
    groupKey: "{}:{}",
    receiver: "war-room",
    groupLabels: { cluster: "eu" },
    alerts: [
      firing("w1", { team: "web", severity: "critical" }, 60, 30),
      firing("w2", { team: "web", severity: "critical" }, 50),
      firing("w3", { team: "web", severity: "warning" }, 20),
      firing("d1", { team: "db", severity: "critical", host: "1" }, 300, 290),
      firing("d2", { team: "db", severity: "critical", host: "2" }, 295),
      firing("n1", { severity: "info" }, 10),
    ],
  });
  if (told.status !== 202) throw new Error(await told.text());
  await processDeliveries(intake.organization.services, intake.organization.id);
});
beforeEach(async () => {
  await intake.organization.services.db.routingRule.deleteMany({ where: { organizationId: intake.organization.id } });
});
afterAll(() => intake.close());

const api = (context = intake.admin) => createCaller(context).alert;
const rule = (more: Partial<CreateRuleInput> = {}) =>
  createRuleInput.parse({ name: "rule", condition: "true", action: "drop", ...more });
const tryable = (wish: RuleWish, id: string | null = null) => ({ ...wish, id });
const names = (rules: readonly { name: string }[]) => rules.map(({ name }) => name);

async function made(...wanted: string[]) {
  let rules = await api().rules();
  for (const name of wanted) rules = await api().createRule(rule({ name }));
  return rules;
}

describe("rules", () => {
  it("are made, changed, ordered and removed by administrators alone", async () => {
    const [first, second] = await made("first", "second");
    if (!first || !second) throw new Error("Rules are missing");
    const seen = [first.id, second.id];
    expect(names(await api().orderRules({ ids: seen.toReversed(), seen }))).toEqual(["second", "first"]);
    const wish = { ...rule({ name: "first, changed", isOn: false }), id: first.id, seenAt: first.updatedAt };
    const [, changed] = await api().updateRule(wish);
    expect(changed).toMatchObject({ name: "first, changed", isOn: false });
    const { id, updatedAt: seenAt = "" } = changed ?? { id: "" };
    await api().removeRule({ id, seenAt });
    expect(names(await api().rules())).toEqual(["second"]);
    await expect(api().removeRule({ id, seenAt })).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
    const refused = { cause: { code: "FORBIDDEN" } };
    const others = api(responder);
    await expect(others.rules()).rejects.toMatchObject(refused);
    await expect(others.createRule(rule())).rejects.toMatchObject(refused);
    await expect(others.updateRule(wish)).rejects.toMatchObject(refused);
    await expect(others.removeRule({ id: second.id, seenAt: second.updatedAt })).rejects.toMatchObject(refused);
    await expect(others.orderRules({ ids: [second.id], seen: [second.id] })).rejects.toMatchObject(refused);
    await expect(others.dryRun({})).rejects.toMatchObject(refused);
    await expect(others.ruleWords()).rejects.toMatchObject(refused);
    await expect(others.recent({})).rejects.toMatchObject(refused);
  });

  it("go where they are wanted, and come back as they were", async () => {
    await made("first", "third");
    const rules = await api().createRule(rule({ name: "second", position: 1 }));
    expect(names(rules)).toEqual(["first", "second", "third"]);
    const [, second] = rules;
    if (!second) throw new Error("The rule is missing");
    const { updatedAt, updatedBy: _, ...facts } = second;
    await api().removeRule({ id: second.id, seenAt: updatedAt });
    const back = await api().createRule({ ...facts, position: 1 });
    expect(names(back)).toEqual(["first", "second", "third"]);
    expect(back[1]?.id).toBe(second.id);
    expect(await api().createRule({ ...facts, name: "another", position: 0 })).toEqual(back);
  });

  it("keep an id of somebody else's rule to themselves", async () => {
    const other = await TestIntake.open();
    const [theirs] = await createCaller(other.admin).alert.createRule(rule({ name: "theirs" }));
    const wish = rule({ id: theirs?.id ?? "" });
    await expect(api().createRule(wish)).rejects.toMatchObject({ cause: { code: "CONFLICT" } });
    const update = { ...rule(), id: theirs?.id ?? "", seenAt: theirs?.updatedAt ?? "" };
    await expect(api().updateRule(update)).rejects.toMatchObject({ cause: { code: "NOT_FOUND" } });
    await other.close();
  });

  it("are not overwritten by somebody who saw them before", async () => {
    const [first, second] = await made("first", "second");
    if (!first || !second) throw new Error("Rules are missing");
    const wish = { ...rule({ name: "mine" }), id: first.id, seenAt: first.updatedAt };
    expect(first.updatedBy).toBe(intake.admin.viewer.name);
    const other = await intake.organization.signIn("admin");
    const named = { ...other, viewer: { ...other.viewer, name: "Grace" } };
    await api(named).updateRule(wish);
    expect((await api().rules()).map(({ updatedBy }) => updatedBy)).toEqual(["Grace", first.updatedBy]);
    const late = { cause: { code: "CONFLICT" } };
    await expect(api().updateRule({ ...wish, name: "yours" })).rejects.toMatchObject(late);
    await expect(api().removeRule({ id: first.id, seenAt: first.updatedAt })).rejects.toMatchObject(late);
    const seen = [first.id, second.id];
    await api().orderRules({ ids: seen.toReversed(), seen });
    await expect(api().orderRules({ ids: seen, seen })).rejects.toMatchObject(late);
    await expect(api().orderRules({ ids: [first.id, first.id], seen: seen.toReversed() })).rejects.toMatchObject(late);
    expect(names(await api().rules())).toEqual(["second", "mine"]);
  });

  it("are refused with what is wrong about them", async () => {
    await expect(api().createRule(rule({ condition: "labels.team ==" }))).rejects.toMatchObject({
      cause: {
        code: "BAD_INPUT",
        details: { fields: [{ path: "condition", code: "syntax", detail: expect.any(String) }] },
      },
    });
    const wish = { ...rule(), condition: 'labels.a == "\0"' };
    await expect(api().createRule(wish)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("a dry run", () => {
  it("tells what rules would have done with what really fired, and does nothing", async () => {
    const { db } = intake.organization.services;
    const where = { organizationId: intake.organization.id };
    const before = await db.incident.count({ where });
    const tried = await api().dryRun({
      rules: [
        tryable({
          name: "Web",
          condition: 'labels.team == "web"',
          action: "open",
          settings: { groupBy: ["severity"] },
        }),
        tryable({ name: "Off", condition: "true", action: "drop", isOn: false }),
        tryable({
          name: "Hosts",
          condition: 'labels.host in ["1", "2"]',
          action: "open",
          settings: { groupBy: ["host"] },
        }),
      ],
    });
    expect(tried).toMatchObject({
      firings: 6,
      since: new Date(NOW.getTime() - 7 * 86_400_000).toISOString(),
      isCut: false,
      opened: 5,
      rules: [
        {
          name: "Web",
          firings: 3,
          opened: 2,
          examples: ["Latency"],
          failures: 1,
          reasons: [{ code: "no_such_key", about: "labels.team", count: 1 }],
        },
        { name: "Hosts", firings: 2, opened: 2, failures: 1 },
        { id: null, name: null, firings: 1, opened: 1 },
      ],
    });
    expect(await db.incident.count({ where })).toBe(before);
  });

  it("tells what would come to another rule than now", async () => {
    const [web] = await api().createRule(rule({ name: "Web", condition: 'has(labels.team) && labels.team == "web"' }));
    if (!web) throw new Error("The rule is missing");
    const critical = { name: "Critical", condition: 'labels.severity == "critical"', action: "open" as const };
    const { updatedAt: _at, updatedBy: _by, ...known } = web;
    const tried = await api().dryRun({ rules: [tryable(critical), known] });
    const to = { id: null, name: "Critical" };
    expect(tried.moved.toSorted((a, b) => Number(b.from.id !== null) - Number(a.from.id !== null))).toEqual([
      { from: { id: web.id, name: "Web" }, to, count: 2 },
      { from: { id: null, name: null }, to, count: 2 },
    ]);
    expect(tried).toMatchObject({ openedBefore: 2, opened: 2 });
    expect((await api().dryRun({})).moved).toEqual([]);
  });

  it("ends when nobody waits for it any more", async () => {
    const abort = new AbortController();
    abort.abort(new Error("gone"));
    const { dryRun } = await import("@/server/alert/dry-run");
    await expect(dryRun(intake.admin, { days: 7 }, abort.signal)).rejects.toThrow("gone");
  });
});

it("knows the words that conditions can be made of", async () => {
  expect(await api().ruleWords()).toMatchObject({
    labels: { team: ["web", "db"], severity: ["critical", "info", "warning"], host: ["1", "2"] },
    groupLabels: { cluster: ["eu"] },
    annotations: ["summary"],
    receivers: ["war-room"],
    sources: ["shop"],
    alerts: ["Latency"],
  });
});

it("finds alerts by words of their names and labels", async () => {
  const found = await api().recent({ text: "db LATENCY" });
  expect(found.map(({ labels }) => labels.host)).toEqual(["2", "1"]);
  expect(found[0]).toMatchObject({ name: "Latency", source: { name: "shop" }, endsAt: null });
  expect(await api().recent({ text: randomUUID() })).toEqual([]);
  expect(await api().recent({})).toHaveLength(6);
});
