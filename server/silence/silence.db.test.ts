import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MemoryAlerting, memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { changeStatus } from "@/server/incident/change-status";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Silencer } from "@/server/ports/silencer";
import { changeSilence } from "@/server/silence/change-silence";
import { createSilenceInput } from "@/server/silence/contract";
import { createSilence } from "@/server/silence/create-silence";
import { endSilence } from "@/server/silence/end-silence";
import { listSilences } from "@/server/silence/queries";
import { silenceChaos } from "@/server/silence/silence-chaos.suite";
import { startSilenceWorker } from "@/server/silence/silence-worker";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

const MINUTE = 60_000;
const LABELS = { alertname: "CheckoutErrors", severity: "critical", service: "checkout" };
const equal = (name: string, value: string) => ({ name, value, isRegex: false, isEqual: true });

let ours: TestOrganization;
let ada: SignedIn;
let outside: MemoryAlerting;
let now: number;

const at = (time: number) => {
  now = time;
  ours.setNow(new Date(time));
};
/** What is written to behaves as told. */
const behaving = (more: Partial<Silencer>) => {
  ours.services.alertOwners.grafana = { ...outside, silencer: { ...outside.silencer, ...more } };
};
const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE", undefined, { reason: "away", retryable: true }));

beforeAll(async () => {
  ours = await createTestOrganization();
  ada = await ours.signIn("responder");
});
beforeEach(() => {
  at(Date.now());
  outside = memoryAlerting(() => now);
  outside.fire(LABELS, { ...LABELS, service: "gateway" });
  ours.services.alertOwners = { grafana: outside, alertmanager: null };
});
afterAll(() => ours.close());

/** One at a time: a worker looks after all organizations, and would meet another test's silences with these services. */
async function round(): Promise<void> {
  const worker = startSilenceWorker(ours.services);
  await worker.round();
  await worker.close();
}

async function declared() {
  const input = declareInput.parse({ idempotencyKey: randomUUID(), title: "Checkout", severity: "sev2" });
  return readIncident(ada, (await declareIncident(ada, input)).number);
}
const wish = (incidentNumber: number, more: object = {}) =>
  createSilenceInput.parse({
    incidentNumber,
    idempotencyKey: randomUUID(),
    owner: "grafana",
    matchers: [equal("alertname", "CheckoutErrors"), equal("service", "checkout")],
    minutes: 60,
    comment: "Rolling back",
    ...more,
  });
const standing = async (id: string) => (await outside.silencer.list({})).filter((one) => one.id === id);
const told = async (incidentId: string) =>
  (await ours.services.db.timelineEvent.findMany({ where: { incidentId }, orderBy: { seq: "asc" } }))
    .filter(({ kind }) => kind.startsWith("silence"))
    .map(({ kind, actorName }) => [kind, actorName]);
describe("silencing from a room", () => {
  it("stands where the alert comes from, in the person's name, and is told", async () => {
    const { id: incidentId, number } = await declared();
    const item = await createSilence(ada, wish(number));
    expect(item).toMatchObject({ state: "active", createdBy: ada.viewer.name, endsWithIncident: true });
    expect(await standing(item.id ?? "")).toMatchObject([
      {
        externalId: item.externalId,
        createdBy: ada.viewer.name,
        comment: `INC-${number}: Rolling back`,
        endsAt: now + 60 * MINUTE,
      },
    ]);
    expect(await told(incidentId)).toEqual([["silence_created", ada.viewer.name]]);
    expect((await outside.alertFeed.alerts({})).map(({ heldBy }) => heldBy.silences.length)).toEqual([1, 0]);
  });

  it("stands once, however often and at once it is asked for; the same key with something else is refused", async () => {
    const { id: incidentId, number } = await declared();
    const input = wish(number);
    await Promise.all([createSilence(ada, input), createSilence(ada, input), createSilence(ada, input)]);
    await createSilence(ada, input);
    expect(await standing(input.idempotencyKey)).toHaveLength(1);
    expect(await told(incidentId)).toHaveLength(1);
    await expect(createSilence(ada, { ...input, comment: "Other" })).rejects.toMatchObject({ code: "CONFLICT" });
    const bob = await ours.signIn("responder");
    await expect(createSilence(bob, input)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("does not stand twice where the answer was lost", async () => {
    const { id: incidentId, number } = await declared();
    behaving({ write: async (...given) => outside.silencer.write(...given).then(away) });
    const input = wish(number);
    expect(await createSilence(ada, input)).toMatchObject({ state: "waiting", problem: "away" });
    expect(await standing(input.idempotencyKey)).toHaveLength(1);
    ours.services.alertOwners.grafana = outside;
    at(now + MINUTE);
    await round();
    expect(await standing(input.idempotencyKey)).toHaveLength(1);
    expect(await told(incidentId)).toEqual([["silence_created", ada.viewer.name]]);
  });

  it("does not stand twice where the process died after it was written", async () => {
    const { number } = await declared();
    let die: () => void = () => undefined;
    const dead = new Promise<never>((_, reject) => (die = () => reject(new Error("gone"))));
    behaving({ write: (...given) => outside.silencer.write(...given).then(() => dead) });
    const input = wish(number);
    const lost = createSilence(ada, input).catch(() => "lost");
    await expect.poll(() => standing(input.idempotencyKey)).toHaveLength(1);
    ours.services.alertOwners.grafana = outside;
    await round();
    // Whoever had it may still be at it.
    expect(await ours.services.db.silence.findUnique({ where: { id: input.idempotencyKey } })).toMatchObject({
      state: "pending",
    });
    at(now + 2 * MINUTE);
    await round();
    expect((await listSilences(ada, number)).silences).toMatchObject([{ state: "active" }]);
    expect(await standing(input.idempotencyKey)).toHaveLength(1);
    die();
    await lost;
    expect((await listSilences(ada, number)).silences).toMatchObject([{ state: "active" }]);
  });

  it("waits where Grafana is away, and says why where it is refused", async () => {
    const { id: incidentId, number } = await declared();
    behaving({ write: away });
    const waiting = wish(number);
    expect(await createSilence(ada, waiting)).toMatchObject({ state: "waiting", externalId: null });
    expect(await told(incidentId)).toEqual([]);
    const refusal = new AppError("GRAFANA_REFUSED", undefined, {
      status: 403,
      permissionNeeded: "alert.silences:write",
    });
    behaving({ write: () => Promise.reject(refusal) });
    await expect(createSilence(ada, wish(number))).rejects.toMatchObject({
      details: { permissionNeeded: "alert.silences:write" },
    });
    ours.services.alertOwners.grafana = outside;
    at(now + MINUTE);
    await round();
    expect((await listSilences(ada, number)).silences.map(({ state }) => state)).toEqual(["refused", "active"]);
  });

  it("is refused with matchers that nothing takes, an owner that is not there, and an incident that is over", async () => {
    const { number, version } = await declared();
    const fieldsOf = (more: object) =>
      createSilence(ada, wish(number, more)).catch((error: AppError) => error.details.fields);
    expect(await fieldsOf({ matchers: [{ ...equal("a", "("), isRegex: true }] })).toEqual([
      { path: "matchers.0", code: "badPattern" },
    ]);
    expect(await fieldsOf({ matchers: [{ ...equal("a", ".*"), isRegex: true }] })).toEqual([
      { path: "matchers", code: "matchesAll" },
    ]);
    expect(await fieldsOf({ owner: "alertmanager" })).toEqual([{ path: "owner", code: "notConfigured" }]);
    await changeStatus(ada, { number, version, idempotencyKey: randomUUID(), status: "resolved" });
    expect(await fieldsOf({})).toEqual([{ path: "endsWithIncident", code: "isOver" }]);
    expect(await createSilence(ada, wish(number, { endsWithIncident: false }))).toMatchObject({ state: "active" });
  });
});

describe("a silence of an incident", () => {
  it("that is changed is told again, in the name of who changed it; one that is extended is not", async () => {
    const { id: incidentId, number } = await declared();
    const { id, revision } = await createSilence(ada, wish(number, { minutes: 20 }));
    const bob = await ours.signIn("responder");
    await changeSilence(bob, { incidentNumber: number, silenceId: id ?? "", revision, comment: "Longer" });
    at(now + 15 * MINUTE);
    await round();
    expect(await standing(id ?? "")).toMatchObject([{ endsAt: now + 20 * MINUTE, createdBy: ada.viewer.name }]);
    expect(await told(incidentId)).toEqual([
      ["silence_created", ada.viewer.name],
      ["silence_created", bob.viewer.name],
    ]);
  });

  it("that was made shorter while nobody could be reached is ended there, too", async () => {
    const { number } = await declared();
    const { id, revision } = await createSilence(ada, wish(number, { endsWithIncident: false }));
    behaving({ write: away });
    await changeSilence(ada, { incidentNumber: number, silenceId: id ?? "", revision, minutes: 5 });
    ours.services.alertOwners.grafana = outside;
    at(now + 10 * MINUTE);
    await round();
    expect(await standing(id ?? "")).toEqual([]);
    expect((await listSilences(ada, number)).silences).toMatchObject([{ state: "ended", endReason: "time" }]);
  });

  it("goes on while the incident is open, under the same id, and ends with it", async () => {
    const { id: incidentId, number, version } = await declared();
    const { id, externalId } = await createSilence(ada, wish(number, { minutes: 20 }));
    const begun = now;
    for (let minute = 1; minute <= 60; minute += 1) {
      at(begun + minute * MINUTE);
      await round();
      expect(await standing(id ?? "")).toMatchObject([{ externalId, state: "active" }]);
    }
    await changeStatus(ada, { number, version, idempotencyKey: randomUUID(), status: "resolved" });
    await round();
    expect(await standing(id ?? "")).toEqual([]);
    expect((await listSilences(ada, number)).silences).toMatchObject([{ state: "ended", endReason: "incident" }]);
    expect(await told(incidentId)).toEqual([
      ["silence_created", ada.viewer.name],
      ["silence_expired", ""],
    ]);
    await round();
    expect(await told(incidentId)).toHaveLength(2);
  });

  it("that is not bound to it ends by itself", async () => {
    const { id: incidentId, number } = await declared();
    await createSilence(ada, wish(number, { minutes: 20, endsWithIncident: false }));
    at(now + 21 * MINUTE);
    await round();
    expect((await listSilences(ada, number)).silences).toMatchObject([{ state: "ended", endReason: "time" }]);
    expect((await told(incidentId)).map(([kind]) => kind)).toEqual(["silence_created", "silence_expired"]);
  });

  it("is ended by a person, once, and as soon as can be where Grafana is away", async () => {
    const { id: incidentId, number } = await declared();
    const { id } = await createSilence(ada, wish(number));
    const target = { incidentNumber: number, silenceId: id ?? "" };
    behaving({ expire: away });
    expect(await endSilence(ada, target)).toMatchObject({ state: "ending" });
    ours.services.alertOwners.grafana = outside;
    at(now + MINUTE);
    await round();
    expect(await endSilence(ada, target)).toMatchObject({
      state: "ended",
      endReason: "person",
      endedBy: ada.viewer.name,
    });
    expect(await standing(id ?? "")).toEqual([]);
    expect((await told(incidentId)).at(-1)).toEqual(["silence_expired", ada.viewer.name]);
  });

  it("that nobody knows whether it stands is ended all the same", async () => {
    const { id: incidentId, number } = await declared();
    behaving({ write: async (...given) => outside.silencer.write(...given).then(away) });
    const input = wish(number);
    await createSilence(ada, input);
    ours.services.alertOwners.grafana = outside;
    at(now + MINUTE);
    await endSilence(ada, { incidentNumber: number, silenceId: input.idempotencyKey });
    expect(await standing(input.idempotencyKey)).toEqual([]);
    expect(await told(incidentId)).toEqual([]);
  });

  it("is changed where it stands; who saw an older one is refused", async () => {
    const { number } = await declared();
    const item = await createSilence(ada, wish(number));
    const seen = { incidentNumber: number, silenceId: item.id ?? "", revision: item.revision };
    const longer = await changeSilence(ada, { ...seen, minutes: 240, comment: "Longer" });
    expect(longer).toMatchObject({ externalId: item.externalId, comment: "Longer", revision: 2 });
    await expect(changeSilence(ada, { ...seen, minutes: 10 })).rejects.toMatchObject({ code: "CONFLICT" });
    const wider = await changeSilence(ada, { ...seen, revision: 2, matchers: [equal("alertname", "CheckoutErrors")] });
    expect(wider.externalId).not.toBe(item.externalId);
    // The answer was lost, and it is asked for again.
    const again = { ...seen, revision: 2, matchers: [equal("alertname", "CheckoutErrors")] };
    expect(await changeSilence(ada, again)).toEqual(wider);
    expect(await standing(seen.silenceId)).toMatchObject([
      { externalId: wider.externalId, endsAt: now + 240 * MINUTE, comment: `INC-${number}: Longer` },
    ]);
  });

  it("that was ended elsewhere is not brought back, and one that was changed elsewhere is shown as it stands", async () => {
    const { id: incidentId, number } = await declared();
    const [ended, changed] = [await createSilence(ada, wish(number)), await createSilence(ada, wish(number))];
    await outside.silencer.expire(ended.externalId ?? "");
    const [there] = await standing(changed.id ?? "");
    if (!there?.id) throw new Error("it does not stand");
    await outside.silencer.write(
      { ...there, id: there.id, endsAt: now + 90 * MINUTE, replaces: there.externalId },
      false,
    );
    at(now + 2 * MINUTE);
    await round();
    const { silences } = await listSilences(ada, number);
    expect(silences.find(({ id }) => id === ended.id)).toMatchObject({ state: "ended", endReason: "elsewhere" });
    expect(silences.find(({ id }) => id === changed.id)?.endsAt).toBe(new Date(now + 88 * MINUTE).toISOString());
    expect((await told(incidentId)).map(([kind]) => kind)).toEqual([
      "silence_created",
      "silence_created",
      "silence_expired",
    ]);
    at(now + 50 * MINUTE);
    await round();
    expect(await standing(ended.id ?? "")).toEqual([]);
  });
});

silenceChaos();
