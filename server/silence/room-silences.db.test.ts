import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MemoryAlerting, memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { declareInput } from "@/server/incident/contract";
import { declareIncident } from "@/server/incident/declare-incident";
import { readIncident } from "@/server/incident/queries";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { createSilenceInput } from "@/server/silence/contract";
import { createSilence } from "@/server/silence/create-silence";
import { draftSilence } from "@/server/silence/draft-silence";
import { previewSilence } from "@/server/silence/preview-silence";
import { listSilences } from "@/server/silence/queries";
import { createTestOrganization, type TestOrganization } from "@/server/testing/test-context";

const HOUR = 3_600_000;
const LABELS = { alertname: "CheckoutErrors", severity: "critical", service: "checkout" };
const equal = (name: string, value: string) => ({ name, value, isRegex: false, isEqual: true });

let ours: TestOrganization;
let ada: SignedIn;
let outside: MemoryAlerting;

beforeAll(async () => {
  ours = await createTestOrganization();
  ada = await ours.signIn("responder");
});
beforeEach(() => {
  outside = memoryAlerting();
  outside.fire(LABELS, { ...LABELS, service: "gateway" });
  ours.services.alertOwners = { grafana: outside, alertmanager: null };
});
afterAll(() => ours.close());

async function declared() {
  const input = declareInput.parse({ idempotencyKey: randomUUID(), title: "Checkout", severity: "sev2" });
  return readIncident(ada, (await declareIncident(ada, input)).number);
}

async function alertOf(incidentId: string, labels: Record<string, string>, links: object = {}) {
  const { db } = ours.services;
  const name = labels.alertname ?? "";
  const source =
    (await db.alertSource.findFirst({ where: { organizationId: ours.id } })) ??
    (await db.alertSource.create({
      data: { organizationId: ours.id, kind: "grafana", name: "Shop", key: randomUUID(), verification: "none" },
    }));
  const times = { startsAt: new Date(), toldAt: new Date() };
  const shared = { organizationId: ours.id, labels, links, ...times };
  const alert = await db.alert.create({ data: { ...shared, sourceId: source.id, fingerprint: randomUUID(), name } });
  const firing = await db.alertFiring.create({ data: { ...shared, alertId: alert.id, toldBy: 0n } });
  await db.incidentAlert.create({
    data: { incidentId, alertId: alert.id, firingId: firing.id, organizationId: ours.id },
  });
  return alert.id;
}

describe("what a room sees", () => {
  it("is its own silences, and those of others that hold its alerts back, told apart", async () => {
    const { id: incidentId, number } = await declared();
    await alertOf(incidentId, LABELS);
    const theirs = { startsAt: Date.now(), endsAt: Date.now() + 100 * HOUR, createdBy: "bob", comment: "night shift" };
    await outside.silencer.write({ ...theirs, id: randomUUID(), matchers: [equal("service", "checkout")] }, false);
    await outside.silencer.write({ ...theirs, id: randomUUID(), matchers: [equal("service", "database")] }, false);
    const wish = {
      owner: "grafana",
      matchers: [equal("service", "checkout")],
      minutes: 6_000,
      comment: "Rolling back",
    };
    const input = createSilenceInput.parse({ ...wish, incidentNumber: number, idempotencyKey: randomUUID() });
    const own = await createSilence(ada, input);
    const list = await listSilences(ada, number);
    expect(list.silences.map(({ id }) => id)).toEqual([own.id]);
    expect(list.elsewhere).toMatchObject([{ id: null, createdBy: "bob", comment: "night shift", state: "active" }]);
    const away = () => Promise.reject(new AppError("GRAFANA_UNREACHABLE", undefined, { reason: "away" }));
    ours.services.alertOwners.grafana = { ...outside, silencer: { ...outside.silencer, list: away } };
    expect(await listSilences(ada, number)).toMatchObject({
      elsewhere: [],
      unreachable: [{ owner: "grafana", reason: "away" }],
    });
  });

  it("is a proposal from the alert, and how many it would hold back now", async () => {
    const { id: incidentId, number } = await declared();
    const alertId = await alertOf(incidentId, LABELS);
    await alertOf(incidentId, { ...LABELS, service: "gateway" }, { ruleUid: "r1" });
    const draft = await draftSilence(ada, { incidentNumber: number, alertId });
    expect(draft).toMatchObject({
      owner: "grafana",
      owners: ["grafana"],
      text: '{alertname="CheckoutErrors", service="checkout", severity="critical"}',
    });
    const all = await draftSilence(ada, { incidentNumber: number });
    expect(all.text).toBe('{alertname="CheckoutErrors", severity="critical"}');
    const preview = (text: string) => previewSilence(ada, { incidentNumber: number, owner: "grafana", text });
    expect(draft).toMatchObject({ createdBy: ada.viewer.name, isOpen: true });
    expect(await preview(draft.text)).toMatchObject({ ok: true, count: 1, suppressed: 0, examples: [LABELS] });
    expect(await preview(all.text)).toMatchObject({ ok: true, count: 2, own: { count: 2, firing: 2 } });
    expect(await preview("service=gateway")).toMatchObject({ ok: true, count: 1, own: { count: 1, firing: 2 } });
    expect(await preview("service=nobody")).toMatchObject({ ok: true, count: 0, own: { count: 0, firing: 2 } });
    expect(await preview("__alert_rule_uid__=r1")).toMatchObject({ ok: true, own: { count: null } });
    expect(await preview('team=a, service=~"("')).toMatchObject({
      ok: false,
      problem: { code: "badPattern" },
      index: 1,
    });
    expect(await preview("service=")).toMatchObject({ ok: false, problem: { code: "noValue" } });
    await expect(draftSilence(ada, { incidentNumber: number, alertId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
