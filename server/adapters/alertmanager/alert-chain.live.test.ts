import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GrafanaSandbox, startGrafanaSandbox } from "@/server/sandbox/grafana/start-grafana-sandbox";
import { draftMatchers } from "@/server/silence/rules/draft-matchers";
import { type AlertmanagerAdapter, createAlertmanagerAdapter } from "./alertmanager-adapter";
import type { RealServer } from "./testing/real-server";
import { startAlertmanager } from "./testing/start-alertmanager";
import { startPrometheus } from "./testing/start-prometheus";

/** The shop breaks and heals in minutes; here they pass faster. */
const SPEED = 10;
const PATIENCE = { timeout: 60_000, interval: 250 };
const RULE = {
  alert: "CheckoutPoolExhausted",
  expr: 'sum by (service) (db_pool_connections{service="checkout",state="active"}) > 20',
  for: "1s",
  labels: { severity: "critical" },
  annotations: { summary: "Checkout runs out of connections", runbook_url: "https://runbooks.example/pool" },
};

interface Payload {
  version: string;
  status: string;
  groupKey: string;
  receiver: string;
  truncatedAlerts: number;
  alerts: { status: string; fingerprint: string; startsAt: string; endsAt: string; labels: Record<string, string> }[];
}

let sandbox: GrafanaSandbox;
let prometheus: RealServer;
let alertmanager: RealServer;
let adapter: AlertmanagerAdapter;
const heard: Payload[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    heard.push(JSON.parse(body) as Payload);
    response.writeHead(202).end();
  });
});

beforeAll(async () => {
  const begun = Date.now();
  sandbox = await startGrafanaSandbox({ incidents: "manual", now: () => begun + (Date.now() - begun) * SPEED });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  alertmanager = await startAlertmanager({
    route: {
      receiver: "war-room",
      group_by: ["alertname"],
      group_wait: "0s",
      group_interval: "1s",
      repeat_interval: "1h",
    },
    receivers: [{ name: "war-room", webhook_configs: [{ url, send_resolved: true }] }],
  });
  const hostOf = (server: { url: string }) => new URL(server.url).host;
  prometheus = await startPrometheus({ target: hostOf(sandbox), alertmanager: hostOf(alertmanager), rules: [RULE] });
  adapter = createAlertmanagerAdapter({ url: alertmanager.url, prometheus: { url: prometheus.url } });
});
afterAll(async () => {
  await adapter?.close();
  await Promise.all([prometheus?.stop(), alertmanager?.stop(), sandbox?.close()]);
  receiver.closeAllConnections();
  receiver.close();
});

/** As a test in another process does it. */
async function release(kind: "deploy" | "rollback"): Promise<void> {
  const response = await fetch(`${sandbox.url}/api/sandbox/shop`, {
    method: "PUT",
    headers: { authorization: `Bearer ${sandbox.adminToken}`, "content-type": "application/json" },
    body: JSON.stringify({ release: kind }),
  });
  expect(await response.json()).toEqual({ changed: true });
}
const standing = async () =>
  (await (await fetch(`${alertmanager.url}/api/v2/alerts`)).json()) as {
    fingerprint: string;
    status: { state: string; silencedBy: string[] };
  }[];
const told = (status: string) => heard.filter((payload) => payload.status === status);
const ruleState = async () => (await adapter.alertFeed.rules())?.map(({ name, state }) => [name, state]);

describe("a shop that breaks, a real Prometheus and a real Alertmanager", () => {
  it("is well at first: the metrics arrive and the rule is quiet", async () => {
    await expect.poll(ruleState, PATIENCE).toEqual([[RULE.alert, "inactive"]]);
    const up = async () => {
      const query = encodeURIComponent('db_pool_connections{service="checkout"}');
      const answer = await (await fetch(`${prometheus.url}/api/v1/query?query=${query}`)).json();
      return (answer as { data: { result: unknown[] } }).data.result.length;
    };
    await expect.poll(up, PATIENCE).toBeGreaterThan(0);
    expect(heard).toEqual([]);
  });

  it("fires, and whoever is called hears what the feed tells", async () => {
    await release("deploy");
    await expect.poll(() => told("firing").length, PATIENCE).toBeGreaterThan(0);
    const [payload] = told("firing");
    expect(payload).toMatchObject({ version: "4", receiver: "war-room", truncatedAlerts: 0 });
    const [alert] = payload?.alerts ?? [];
    expect(alert?.labels).toEqual({ alertname: RULE.alert, service: "checkout", severity: "critical" });
    const [found] = await adapter.alertFeed.alerts({ receiver: "war-room" });
    expect(found).toMatchObject({
      fingerprint: alert?.fingerprint,
      startsAt: Date.parse(alert?.startsAt ?? ""),
      labels: alert?.labels,
      heldBy: { silences: [] },
    });
    expect(await adapter.alertFeed.runsSince()).toBeLessThan(found?.startsAt ?? 0);
    const groups = await adapter.alertFeed.groups({ receiver: "war-room" });
    expect(groups).toMatchObject([
      { labels: { alertname: RULE.alert }, alerts: [{ fingerprint: alert?.fingerprint }] },
    ]);
    const rules = await adapter.alertFeed.rules();
    expect(rules).toMatchObject([
      { state: "firing", evaluatedAt: expect.any(Number), instances: [{ state: "firing", labels: alert?.labels }] },
    ]);
  });

  it("is silenced, and the Alertmanager says so; a silence that has ended lets it be heard again", async () => {
    const [alert] = await adapter.alertFeed.alerts({});
    const matchers = draftMatchers([alert?.labels ?? {}]);
    expect(await adapter.silencer.count(matchers)).toMatchObject({ count: 1, suppressed: 0 });
    const now = Date.now();
    const wish = {
      id: randomUUID(),
      matchers,
      startsAt: now,
      endsAt: now + 600_000,
      createdBy: "Ada",
      comment: "INC-1",
    };
    const externalId = await adapter.silencer.write(wish, false);
    const held = { fingerprint: alert?.fingerprint, status: { state: "suppressed", silencedBy: [externalId] } };
    await expect.poll(standing, PATIENCE).toMatchObject([held]);
    expect(await adapter.silencer.count(matchers)).toMatchObject({ count: 1, suppressed: 1 });
    await adapter.silencer.expire(externalId);
    await expect.poll(standing, PATIENCE).toMatchObject([{ status: { state: "active", silencedBy: [] } }]);
  });

  it("heals, and whoever was called hears that too", async () => {
    expect(told("resolved")).toEqual([]);
    await release("rollback");
    await expect.poll(() => told("resolved").length, PATIENCE).toBeGreaterThan(0);
    const [fired] = told("firing");
    const [resolved] = told("resolved");
    expect(resolved).toMatchObject({ version: "4", groupKey: fired?.groupKey });
    expect(resolved?.alerts).toMatchObject([
      { status: "resolved", fingerprint: fired?.alerts[0]?.fingerprint, startsAt: fired?.alerts[0]?.startsAt },
    ]);
    expect(await ruleState()).toEqual([[RULE.alert, "inactive"]]);
    await expect.poll(() => adapter.alertFeed.alerts({}), PATIENCE).toEqual([]);
  });

  it("heals while it is silenced: until that ends nobody is called, and only the feed tells", async () => {
    heard.length = 0;
    await release("deploy");
    await expect.poll(() => told("firing").length, PATIENCE).toBeGreaterThan(0);
    const now = Date.now();
    const matchers = draftMatchers([told("firing")[0]?.alerts[0]?.labels ?? {}]);
    const wish = {
      id: randomUUID(),
      matchers,
      startsAt: now,
      endsAt: now + 600_000,
      createdBy: "Ada",
      comment: "INC-1",
    };
    const externalId = await adapter.silencer.write(wish, false);
    await expect.poll(standing, PATIENCE).toMatchObject([{ status: { state: "suppressed" } }]);
    await release("rollback");
    await expect.poll(() => adapter.alertFeed.alerts({}), PATIENCE).toEqual([]);
    // Several of its rounds.
    await new Promise((go) => setTimeout(go, 3_000));
    expect(told("resolved")).toEqual([]);
    await adapter.silencer.expire(externalId);
    await expect.poll(() => told("resolved").length, PATIENCE).toBeGreaterThan(0);
  });
});
