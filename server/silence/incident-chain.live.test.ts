import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AlertmanagerAdapter,
  createAlertmanagerAdapter,
} from "@/server/adapters/alertmanager/alertmanager-adapter";
import type { RealServer } from "@/server/adapters/alertmanager/testing/real-server";
import { startAlertmanager } from "@/server/adapters/alertmanager/testing/start-alertmanager";
import { startPrometheus } from "@/server/adapters/alertmanager/testing/start-prometheus";
import { memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import { startAlertWorker } from "@/server/alert/alert-worker";
import { changeStatus } from "@/server/incident/change-status";
import { readIncident } from "@/server/incident/queries";
import { TestIntake } from "@/server/intake/testing/test-intake";
import type { SignedIn } from "@/server/platform/context";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { createSilence } from "@/server/silence/create-silence";
import { draftSilence } from "@/server/silence/draft-silence";
import { previewSilence } from "@/server/silence/preview-silence";
import { startSilenceWorker } from "@/server/silence/silence-worker";

/** The shop breaks and heals in minutes; here they pass faster. */
const SPEED = 10;
const PATIENCE = { timeout: 60_000, interval: 250 };
const RULE = {
  alert: "CheckoutPoolExhausted",
  expr: 'sum by (service) (db_pool_connections{service="checkout",state="active"}) > 20',
  for: "1s",
  labels: { severity: "critical" },
  annotations: { summary: "Checkout runs out of connections" },
};

let intake: TestIntake;
let ada: SignedIn;
let sandbox: GrafanaSandbox;
let prometheus: RealServer;
let alertmanager: RealServer;
let adapter: AlertmanagerAdapter;
let workers: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  const begun = Date.now();
  sandbox = await startGrafanaSandbox({ incidents: "manual", now: () => begun + (Date.now() - begun) * SPEED });
  intake = await TestIntake.open();
  ada = await intake.organization.signIn("commander");
  const source = await intake.source({ kind: "alertmanager", verification: "bearer" });
  const hook = {
    url: `${intake.url}${source.path}`,
    send_resolved: true,
    http_config: { authorization: { type: "Bearer", credentials: source.secret } },
  };
  alertmanager = await startAlertmanager({
    route: {
      receiver: "war-room",
      group_by: ["alertname"],
      group_wait: "0s",
      group_interval: "1s",
      repeat_interval: "1h",
    },
    receivers: [{ name: "war-room", webhook_configs: [hook] }],
  });
  const hostOf = (server: { url: string }) => new URL(server.url).host;
  prometheus = await startPrometheus({ target: hostOf(sandbox), alertmanager: hostOf(alertmanager), rules: [RULE] });
  adapter = createAlertmanagerAdapter({ url: alertmanager.url, prometheus: { url: prometheus.url } });
  const { services } = intake.organization;
  services.alertOwners = { grafana: memoryAlerting(), alertmanager: adapter };
  workers = [startAlertWorker(services), startSilenceWorker(services)];
});
afterAll(async () => {
  for (const worker of workers) await worker.close();
  await adapter?.close();
  await Promise.all([prometheus?.stop(), alertmanager?.stop(), sandbox?.close()]);
  await intake?.close();
});

async function release(kind: "deploy" | "rollback"): Promise<void> {
  await fetch(`${sandbox.url}/api/sandbox/shop`, {
    method: "PUT",
    headers: { authorization: `Bearer ${sandbox.adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ release: kind }),
  });
}
const ofOurs = () => ({ organizationId: intake.organization.id });
const incidents = () => intake.organization.services.db.incident.findMany({ where: ofOurs() });
const alerts = () => intake.organization.services.db.alert.findMany({ where: ofOurs() });
const kinds = async (incidentId: string) =>
  (await intake.organization.services.db.timelineEvent.findMany({ where: { incidentId } })).map(({ kind }) => kind);
const standing = async () =>
  (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as {
    status: { state: string; silencedBy: string[] };
  }[];

describe("from a shop that breaks to an incident that is over", () => {
  it("opens one incident with the alert in it", async () => {
    await release("deploy");
    await expect.poll(async () => (await incidents()).length, PATIENCE).toBe(1);
    const [incident] = await incidents();
    await expect.poll(() => kinds(incident?.id ?? ""), PATIENCE).toContain("alert_fired");
    const [alert] = await alerts();
    const [firing] = await adapter.alertFeed.alerts({});
    expect(alert).toMatchObject({
      name: RULE.alert,
      fingerprint: firing?.fingerprint,
      labels: firing?.labels,
      endsAt: null,
    });
  });

  it("is silenced from the room where the alert comes from, and the silence ends with the incident", async () => {
    const [{ id, number } = { id: "", number: 0 }] = await incidents();
    const draft = await draftSilence(ada, { incidentNumber: number });
    expect(draft).toMatchObject({ owner: "alertmanager" });
    const preview = await previewSilence(ada, { incidentNumber: number, owner: draft.owner, text: draft.text });
    expect(preview).toMatchObject({ ok: true, count: 1, suppressed: 0 });
    const item = await createSilence(ada, {
      incidentNumber: number,
      idempotencyKey: randomUUID(),
      owner: draft.owner,
      matchers: draft.matchers,
      minutes: 60,
      comment: "Rolling back",
      endsWithIncident: true,
    });
    await expect
      .poll(standing, PATIENCE)
      .toMatchObject([{ status: { state: "suppressed", silencedBy: [item.externalId] } }]);
    const there = await adapter.silencer.find(item.externalId ?? "");
    expect(there).toMatchObject({ createdBy: ada.viewer.name, comment: `INC-${number}: Rolling back` });
    const { version } = await readIncident(ada, number);
    await changeStatus(ada, { number, version, idempotencyKey: randomUUID(), status: "resolved" });
    await expect.poll(standing, PATIENCE).toMatchObject([{ status: { state: "active", silencedBy: [] } }]);
    await expect
      .poll(() => kinds(id), PATIENCE)
      .toEqual(expect.arrayContaining(["silence_created", "silence_expired"]));
  });

  it("hears that it has healed", async () => {
    await release("rollback");
    await expect.poll(async () => (await alerts()).every(({ endsAt }) => endsAt !== null), PATIENCE).toBe(true);
    const [incident] = await incidents();
    await expect.poll(() => kinds(incident?.id ?? ""), PATIENCE).toContain("alert_resolved");
    expect(await incidents()).toHaveLength(1);
  });
});
