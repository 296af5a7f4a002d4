import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import {
  type AlertmanagerAdapter,
  createAlertmanagerAdapter,
} from "@/server/adapters/alertmanager/alertmanager-adapter";
import type { RealServer } from "@/server/adapters/alertmanager/testing/real-server";
import { startAlertmanager } from "@/server/adapters/alertmanager/testing/start-alertmanager";
import { startPrometheus } from "@/server/adapters/alertmanager/testing/start-prometheus";
import { memoryAlerting } from "@/server/adapters/memory/memory-alerting";
import type { ListAlertsInput } from "@/server/alert/contract/alert-list";
import { processDeliveries } from "@/server/alert/process-deliveries";
import { reconcile } from "@/server/alert/reconcile";
import { TestIntake, type TestSource } from "@/server/intake/testing/test-intake";
import { createCaller } from "@/server/router";

const SOON = { timeout: 30_000, interval: 250 };
const MINUTE = { timeout: 60_000, interval: 250 };
const RULE = { alert: "Broken", expr: "broken == 1", annotations: { summary: "{{ $labels.pod }} is broken" } };

interface Payload {
  status: string;
  groupLabels: Record<string, string>;
  truncatedAlerts: number;
}

let intake: TestIntake;
let source: TestSource;
let prometheus: RealServer;
let alertmanager: RealServer;
let adapter: AlertmanagerAdapter;
let looking: Promise<void>;
const ending = new AbortController();
/** What is broken, as it is scraped, by its labels. */
const broken = new Set<string>();
/** Cases whose webhooks get lost on the way. */
const lost = new Set<string>();
const swallowed: string[] = [];
/** How many alerts calls have left out at most, by case. */
const leftOut: Record<string, number> = {};

const series = (labels: Record<string, string>) =>
  `broken{${Object.entries(labels).map(([name, value]) => `${name}="${value}"`)}} 1`;
const breaks = (...all: Record<string, string>[]) => all.forEach((labels) => broken.add(series(labels)));
const heals = (...all: Record<string, string>[]) => all.forEach((labels) => broken.delete(series(labels)));

async function listening(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const metrics = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/plain; version=0.0.4" });
  response.end(`# TYPE broken gauge\n${[...broken].map((line) => `${line}\n`).join("")}`);
});

/** Between the Alertmanager and us: it passes on what it does not lose. */
const line = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", async () => {
    const { status, groupLabels, truncatedAlerts } = JSON.parse(body) as Payload;
    const name = groupLabels.case ?? "";
    leftOut[name] = Math.max(leftOut[name] ?? 0, truncatedAlerts);
    if (lost.has(name)) {
      swallowed.push(`${name} ${status}`);
      response.writeHead(200).end();
      return;
    }
    const { authorization = "" } = request.headers;
    const answer = await intake.send(source.path, body, { authorization });
    response.writeHead(answer.status).end();
  });
});

/** As a process does, oftener. */
async function look(): Promise<void> {
  const { services, id } = intake.organization;
  const missing = new Map<string, number>();
  while (!ending.signal.aborted) {
    await reconcile(services, missing, id);
    await processDeliveries(services, id);
    await sleep(500);
  }
}

beforeAll(async () => {
  intake = await TestIntake.open();
  source = await intake.source({ kind: "alertmanager", verification: "bearer" });
  await createCaller(intake.admin).alert.createRule({ name: "none", condition: "true", action: "drop" });
  const url = `http://${await listening(line)}/`;
  const hook = {
    url,
    send_resolved: true,
    http_config: { authorization: { type: "Bearer", credentials: source.secret } },
  };
  alertmanager = await startAlertmanager({
    route: {
      receiver: "war-room",
      group_by: ["case"],
      group_wait: "2s",
      group_interval: "1s",
      repeat_interval: "1h",
      routes: [{ receiver: "cut", matchers: ["case=storm"] }],
    },
    inhibit_rules: [
      {
        source_matchers: ["case=outage", "pod=zone"],
        target_matchers: ["case=outage", "pod!=zone"],
        equal: ["case"],
      },
    ],
    receivers: [
      { name: "war-room", webhook_configs: [hook] },
      { name: "cut", webhook_configs: [{ ...hook, max_alerts: 2 }] },
    ],
  });
  const hostOf = (server: { url: string }) => new URL(server.url).host;
  prometheus = await startPrometheus({
    target: await listening(metrics),
    alertmanager: hostOf(alertmanager),
    rules: [RULE],
  });
  adapter = createAlertmanagerAdapter({ url: alertmanager.url, prometheus: { url: prometheus.url } });
  intake.organization.services.alertOwners = { grafana: memoryAlerting(), alertmanager: adapter };
  looking = look();
});
afterAll(async () => {
  ending.abort();
  await looking;
  await adapter?.close();
  await Promise.all([prometheus?.stop(), alertmanager?.stop()]);
  for (const server of [metrics, line]) {
    server.closeAllConnections();
    server.close();
  }
  await intake?.close();
});

/** As the alerts page shows a case: the pods of one tab, what holds them back, and how many are left out. */
async function shown(name: string, state: ListAlertsInput["state"]) {
  const { groups } = await createCaller(intake.admin).alert.list({ state, filter: `case=${name}` });
  return {
    pods: groups.flatMap(({ alerts }) => alerts.map(({ labels }) => labels.pod ?? "")).toSorted(),
    heldBy: groups.flatMap(({ alerts }) => alerts.map(({ suppression }) => suppression)),
    truncated: groups.reduce((sum, { truncated }) => sum + truncated, 0),
  };
}
const firing = (name: string) => async () => (await shown(name, "firing")).pods;
const resolved = (name: string) => async () => (await shown(name, "resolved")).pods;
const held = (name: string) => async () => (await shown(name, "silenced")).heldBy;
const repairsOf = async (name: string) => {
  const { groups } = await createCaller(intake.admin).alert.list({ state: "any", filter: `case=${name}` });
  const [{ id } = { id: "" }] = groups.flatMap(({ alerts }) => alerts);
  return (await createCaller(intake.admin).alert.get({ id })).deliveries.map(({ isRepair }) => isRepair);
};

describe.concurrent("what a real Alertmanager does and does not tell", () => {
  it("is silenced by somebody else, and fires again when that silence has ended", async ({ expect }) => {
    const labels = { case: "quiet", pod: "a" };
    breaks(labels);
    await expect.poll(firing("quiet"), SOON).toEqual(["a"]);
    const matchers = [{ name: "case", value: "quiet", isRegex: false, isEqual: true }];
    const [startsAt, endsAt] = [Date.now(), Date.now() + 600_000].map((at) => new Date(at).toISOString());
    const answer = await fetch(`${alertmanager.url}/api/v2/silences`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ matchers, startsAt, endsAt, createdBy: "Grace", comment: "Known" }),
    });
    const { silenceID } = (await answer.json()) as { silenceID: string };
    await expect.poll(held("quiet"), SOON).toEqual([{ kind: "silenced", by: [silenceID] }]);
    expect(await firing("quiet")()).toEqual([]);
    await fetch(`${alertmanager.url}/api/v2/silence/${silenceID}`, { method: "DELETE" });
    await expect.poll(firing("quiet"), SOON).toEqual(["a"]);
    expect(await held("quiet")()).toEqual([]);
    heals(labels);
    await expect.poll(resolved("quiet"), SOON).toEqual(["a"]);
  });

  it("is inhibited while something larger is broken", async ({ expect }) => {
    const [pod, zone] = [
      { case: "outage", pod: "a" },
      { case: "outage", pod: "zone" },
    ];
    breaks(pod);
    await expect.poll(firing("outage"), SOON).toEqual(["a"]);
    breaks(zone);
    await expect.poll(firing("outage"), SOON).toEqual(["zone"]);
    const cause = (await adapter.alertFeed.alerts({})).find(({ labels }) => labels.pod === "zone");
    expect(await held("outage")()).toEqual([{ kind: "inhibited", by: [cause?.fingerprint] }]);
    heals(zone);
    await expect.poll(firing("outage"), SOON).toEqual(["a"]);
    expect(await resolved("outage")()).toEqual(["zone"]);
  });

  it("is cut to a few alerts, and the others are asked for", async ({ expect }) => {
    const pods = ["a", "b", "c", "d", "e"];
    breaks(...pods.map((pod) => ({ case: "storm", pod })));
    await expect.poll(() => leftOut, SOON).toMatchObject({ storm: 3 });
    await expect.poll(firing("storm"), SOON).toEqual(pods);
    await expect.poll(async () => (await shown("storm", "firing")).truncated, SOON).toBe(0);
    expect(intake.organization.services.counters.text()).toContain('alert_repairs_total{fact="left_out"} 3');
  });

  it("is lost when it fires, and is shown within a minute, as one that was asked for", async ({ expect }) => {
    lost.add("silent");
    breaks({ case: "silent", pod: "a" });
    await expect.poll(() => swallowed, SOON).toContain("silent firing");
    expect(await firing("silent")()).toEqual([]);
    await expect.poll(firing("silent"), MINUTE).toEqual(["a"]);
    expect(await repairsOf("silent")).toEqual([true]);
  });

  it("is lost when it ends, and has ended within a minute", async ({ expect }) => {
    const labels = { case: "deaf", pod: "a" };
    breaks(labels);
    await expect.poll(firing("deaf"), SOON).toEqual(["a"]);
    lost.add("deaf");
    heals(labels);
    await expect.poll(() => swallowed, SOON).toContain("deaf resolved");
    expect(await firing("deaf")()).toEqual(["a"]);
    await expect.poll(resolved("deaf"), MINUTE).toEqual(["a"]);
    expect(await repairsOf("deaf")).toEqual([true, false]);
  });
});
