import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { createSourceInput } from "@/server/intake/contract";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { createCaller } from "@/server/router";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

let intake: TestIntake;
let others: TestOrganization;
let stranger: SignedIn;
beforeAll(async () => {
  intake = await TestIntake.open();
  others = await createTestOrganization();
  stranger = await others.signIn("admin");
});
afterAll(() => Promise.all([intake.close(), others.close()]));

const settings = (who: SignedIn = intake.admin) => createCaller(who).intake;
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "allowed",
    (error: { cause?: { code?: string; details?: { fields?: { path: string; code: string }[] } } }) => {
      const field = error.cause?.details?.fields?.[0];
      return field ? `${field.path}: ${field.code}` : error.cause?.code;
    },
  );
const wish = (more: object = {}) =>
  createSourceInput.parse({ name: `s ${randomUUID()}`, kind: "alertmanager", verification: "bearer", ...more });
const work = () => processDeliveries(intake.organization.services, intake.organization.id);
const stored = (source: TestSource) =>
  intake.organization.services.db.alert.findMany({ where: { sourceId: source.id }, include: { firings: true } });

describe("a source", () => {
  it("shows its secret when it is made and when it is rotated, and never else", async () => {
    const { source, secret } = await settings().create(wish());
    expect(source.url).toMatch(/\/api\/hooks\/alertmanager\/[\w-]{24}$/);
    const rotated = await settings().rotate({ id: source.id });
    expect(rotated.secret).not.toBe(secret);
    const told = JSON.stringify(await settings().sources());
    expect(told).not.toContain(secret);
    expect(told).not.toContain(rotated.secret);
    const rows = await intake.organization.services.db.alertSourceSecret.findMany({ where: { sourceId: source.id } });
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it("is nobody else's, and no matter of people who may not change settings", async () => {
    const { source } = await settings().create(wish());
    for (const call of ["rotate", "remove"] as const)
      expect(await refusal(settings(stranger)[call]({ id: source.id }))).toBe("NOT_FOUND");
    const { id, name } = source;
    expect(await refusal(settings(stranger).update({ id, name, isOn: false }))).toBe("NOT_FOUND");
    expect(await settings(stranger).sources()).toEqual([]);
    const commander = await intake.organization.signIn("commander");
    expect(await refusal(settings(commander).sources())).toBe("FORBIDDEN");
    expect(await refusal(settings(commander).create(wish()))).toBe("FORBIDDEN");
    expect(await refusal(settings(commander).rotate({ id }))).toBe("FORBIDDEN");
    expect(await refusal(settings(commander).retry({ deliveryIds: ["1"] }))).toBe("FORBIDDEN");
  });

  it.each([
    [{ kind: "generic" }, "mapping: missing"],
    [{ kind: "generic", mapping: "a.{" }, "mapping: syntax"],
    [{ verification: "routing_key" }, "verification: unfit"],
    [{ kind: "pagerduty" }, "verification: unfit"],
    [{ verification: "basic" }, "options.username: missing"],
  ])("is refused as %j", async (more, why) => {
    expect(await refusal(settings().create(wish(more)))).toBe(why);
  });

  it("has a name of its own", async () => {
    const one = wish();
    await settings().create(one);
    expect(await refusal(settings().create(one))).toBe("name: taken");
    const { source } = await settings().create(wish());
    expect(await refusal(settings().update({ id: source.id, name: one.name, isOn: true }))).toBe("name: taken");
  });

  it("without a proof is for loopback alone", async () => {
    const { env } = intake.organization.services;
    Object.assign(env, { APP_URL: "https://war-room.example.com" });
    expect(await refusal(settings().create(wish({ verification: "none" })))).toBe("verification: public");
    Object.assign(env, { APP_URL: "http://localhost:3000" });
    expect((await settings().create(wish({ verification: "none" }))).secret).toBeNull();
  });

  it("that is switched off takes nothing", async () => {
    const source = await intake.source();
    const { name } = await intake.organization.services.db.alertSource.findUniqueOrThrow({ where: { id: source.id } });
    await settings().update({ id: source.id, name, isOn: false });
    await expect.poll(async () => (await intake.tell(source, {})).status, { timeout: 5_000 }).toBe(401);
  });
});

describe("what could not be taken", () => {
  const mapping = '{"key": host, "name": check, "status": state, "labels": {"host": host}}';
  const letters = async (source: TestSource) => (await settings().deadLetters({ sourceId: source.id })).items;

  it("is listed with the reason, and taken after the mapping was mended", async () => {
    const source = await intake.source({ kind: "generic", mapping: mapping.replace("state", '"burning"') });
    expect((await intake.tell(source, { host: "db-1", check: "Disk", state: "firing" })).status).toBe(202);
    await work();
    const [letter] = await letters(source);
    expect(letter).toMatchObject({ part: "status", reason: "mapping", excerpt: expect.stringContaining("db-1") });
    expect((await settings().sources()).find(({ id }) => id === source.id)).toMatchObject({
      deadLetters: 1,
      deliveries: 1,
      pending: 0,
    });
    const { name } = await intake.organization.services.db.alertSource.findUniqueOrThrow({ where: { id: source.id } });
    await settings().update({ id: source.id, name, isOn: true, mapping });
    expect(await settings().retry({ deliveryIds: [letter?.deliveryId ?? ""] })).toEqual({ count: 1 });
    await work();
    expect(await letters(source)).toEqual([]);
    expect(await stored(source)).toMatchObject([{ fingerprint: "db-1", name: "Disk", firings: [{ endsAt: null }] }]);
  });

  it("of a good call is one of its alerts", async () => {
    const source = await intake.source();
    const good = { status: "firing", labels: { alertname: "A" }, startsAt: "2026-11-22T02:00:00Z" };
    await intake.tell(source, { version: "4", alerts: [good, { ...good, startsAt: "0001-01-01T00:00:00Z" }] });
    await work();
    expect(await letters(source)).toMatchObject([{ part: "alerts.1", reason: "starts_out_of_range" }]);
    expect(await stored(source)).toHaveLength(1);
  });

  it("because a mapping does not come to an end holds up nobody", async () => {
    const source = await intake.source({ kind: "generic", mapping: "($f := function($n) { $f($n + 1) }; $f(0))" });
    await intake.tell(source, {});
    await work();
    expect(await letters(source)).toMatchObject([{ reason: "mapping_too_slow" }]);
  });

  it("is nobody else's", async () => {
    const source = await intake.source({ kind: "cloudevents" });
    await intake.tell(source, { specversion: "1.0", id: "1", source: "/x", type: "com.example.disk" });
    await work();
    const [letter] = await letters(source);
    expect(letter?.reason).toBe("unknown_type");
    expect((await settings(stranger).deadLetters({ sourceId: source.id })).items).toEqual([]);
    expect(await settings(stranger).retry({ deliveryIds: [letter?.deliveryId ?? ""] })).toEqual({ count: 0 });
  });
});

it("keeps a deployment that was told, once", async () => {
  const source = await intake.source({ kind: "cloudevents" });
  const event = {
    specversion: "1.0",
    id: "deploy-87",
    source: "/ci",
    type: "dev.cdevents.service.deployed.0.2.0",
    data: {
      context: { timestamp: "2026-11-22T02:00:00Z" },
      subject: { id: "checkout", content: { artifactId: "v87" } },
    },
  };
  await intake.tell(source, event);
  await intake.tell(source, event);
  await work();
  const { db } = intake.organization.services;
  expect(await db.changeEvent.findMany({ where: { source: source.id } })).toMatchObject([
    { serviceName: "checkout", version: "v87", kind: "deployment" },
  ]);
});

it("works a span of time off again, and takes nothing twice", async () => {
  const source = await intake.source();
  const alert = { status: "firing", labels: { alertname: "A" }, startsAt: "2026-11-22T02:00:00Z", fingerprint: "a" };
  const ended = { ...alert, status: "resolved", endsAt: "2026-11-22T02:05:00Z" };
  await intake.tell(source, { version: "4", alerts: [alert] });
  await intake.tell(source, { version: "4", alerts: [ended] });
  await work();
  const before = await stored(source);
  const [from, to] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
  expect(await settings().replay({ from: from ?? "", to: to ?? "", sourceId: source.id })).toEqual({ count: 2 });
  await work();
  expect(await stored(source)).toEqual(before);
});

describe("calls that were taken", () => {
  it("are listed with what came of them, newest first, and each can be read", async () => {
    const source = await intake.source({ kind: "generic", mapping: '{"key": host, "status": state}' });
    await intake.tell(source, { host: "db-1", state: "firing" });
    await intake.tell(source, { host: "db-2", state: "burning" });
    expect(await settings().deliveries({ sourceId: source.id })).toMatchObject([{ state: "pending" }, { taken: 0 }]);
    await work();
    const listed = await settings().deliveries({ sourceId: source.id });
    expect(listed).toMatchObject([
      { state: "dead", taken: 0, deadLetters: 1, isKept: true, isRepair: false },
      { state: "done", taken: 1, deadLetters: 0, isKept: true },
    ]);
    const [id = ""] = listed.map((each) => each.id);
    expect(await settings().deliveries({ ids: [id] })).toEqual([listed[0]]);
    const { text } = await settings().deliveryBody({ id });
    expect(JSON.parse(text ?? "")).toEqual({ host: "db-2", state: "burning" });
    await intake.organization.services.pool.query("update webhook_delivery set body = null where id = $1", [id]);
    expect(await settings().deliveryBody({ id })).toMatchObject({ text: null });
    const [from, to] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const span = { from: from ?? "", to: to ?? "", sourceId: source.id };
    expect(await settings().replayReach(span)).toEqual({ deliveries: 1, forgotten: 1 });
    expect(await settings().replay(span)).toEqual({ count: 1 });
  });

  it("are nobody else's, and for administrators alone", async () => {
    const source = await intake.source();
    const alert = { status: "firing", labels: { alertname: "A" }, startsAt: "2026-11-22T02:00:00Z" };
    await intake.tell(source, { version: "4", alerts: [alert] });
    const [delivery] = await settings().deliveries({ sourceId: source.id });
    const id = delivery?.id ?? "";
    expect(await settings(stranger).deliveries({ ids: [id] })).toEqual([]);
    expect(await refusal(settings(stranger).deliveryBody({ id }))).toBe("NOT_FOUND");
    const [from, to] = [-60_000, 60_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const span = { from: from ?? "", to: to ?? "", sourceId: source.id };
    expect(await settings(stranger).replayReach(span)).toEqual({ deliveries: 0, forgotten: 0 });
    const commander = await intake.organization.signIn("commander");
    expect(await refusal(settings(commander).deliveries({ sourceId: source.id }))).toBe("FORBIDDEN");
    expect(await refusal(settings(commander).deliveryBody({ id }))).toBe("FORBIDDEN");
    expect(await refusal(settings(commander).replayReach(span))).toBe("FORBIDDEN");
  });
});

describe("a preview of a mapping", () => {
  const preview = (expression: string, sample: string) => settings().previewMapping({ expression, sample });

  it("shows what would be taken", async () => {
    const shown = await preview('{"key": id, "name": "Disk"}', '{"id": 7}');
    expect(shown).toMatchObject({ alerts: [{ fingerprint: "7", name: "Disk" }], refused: [], error: null });
    expect(JSON.parse(shown.output ?? "")).toEqual({ key: 7, name: "Disk" });
  });

  it("says what is wrong with the sample, the expression, or what it makes", async () => {
    expect((await preview("a", "{")).error).toMatchObject({ reason: "sample" });
    expect((await preview("a.{", "{}")).error).toMatchObject({ reason: "mapping", position: expect.any(Number) });
    expect((await preview('{"status": "burning"}', "{}")).refused).toMatchObject([{ part: "status" }]);
    expect((await preview("($f := function($n) { $f($n + 1) }; $f(0))", "{}")).error).toMatchObject({
      reason: "mapping_too_slow",
    });
  });
});
