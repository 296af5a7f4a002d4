import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connectTo, type GrafanaClient } from "../contract/grafana-connection";
import { type GrafanaSandbox, startGrafanaSandbox } from "../start-grafana-sandbox";

const HOUR = Date.UTC(2026, 5, 3, 10);
const SECRET = "a secret of the hook";

interface Received {
  headers: IncomingHttpHeaders;
  raw: string;
  body: {
    receiver: string;
    status: string;
    groupKey: string;
    alerts: { status: string; ruleUID: string; labels: Record<string, string>; endsAt: string; panelURL: string }[];
  };
}

let now = 0;
let received: Received[] = [];
let status = 200;
let hook: Server;
let sandbox: GrafanaSandbox;
let grafana: GrafanaClient;

beforeEach(async () => {
  [now, received, status] = [HOUR, [], 200];
  hook = createServer((request, response) => {
    let raw = "";
    request.on("data", (chunk: Buffer) => (raw += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, raw, body: JSON.parse(raw) as Received["body"] });
      response.writeHead(status).end();
    });
  }).listen(0, "127.0.0.1");
  await once(hook, "listening");
  sandbox = await startGrafanaSandbox({ now: () => now, incidents: "manual", version: "12.4" });
  grafana = connectTo(sandbox);
});
afterEach(async () => {
  await sandbox.close();
  hook.close();
});

async function subscribe(settings: object): Promise<void> {
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
  const json = { uid: "war", name: "war-room", type: "webhook", settings: { url, ...settings } };
  expect((await grafana.callAsAdmin("/api/v1/provisioning/contact-points", { json })).status).toBe(202);
  const tree = (await grafana.callAsAdmin("/api/v1/provisioning/policies")).body as object;
  const route = {
    receiver: "war-room",
    object_matchers: [["severity", "=", "critical"]],
    group_by: ["alertname"],
    group_wait: "10s",
    group_interval: "1m",
  };
  const changed = await grafana.callAsAdmin("/api/v1/provisioning/policies", {
    method: "PUT",
    json: { ...tree, routes: [route] },
  });
  expect(changed.status).toBe(202);
}

/** Lets the clock of the sandbox run. */
async function wait(seconds: number): Promise<void> {
  for (let i = 0; i < seconds / 5; i++) {
    now += 5_000;
    await sandbox.alerting.tick();
  }
}
const about = (name: string) => received.filter(({ body }) => body.alerts[0]?.labels.alertname === name);
const ERRORS = "Checkout error ratio is high";

describe("a webhook", () => {
  it("is told what fires and, later, that it is over", async () => {
    await subscribe({});
    sandbox.shop.deploy();
    await wait(300);
    sandbox.shop.rollback();
    await wait(600);
    expect(about(ERRORS).map(({ body }) => body.status)).toEqual(["firing", "resolved"]);
    const [first, last] = about(ERRORS);
    expect(first?.body).toMatchObject({
      receiver: "war-room",
      groupKey: `{}/{severity="critical"}:{alertname="${ERRORS}"}`,
      alerts: [
        {
          ruleUID: "shop-checkout-errors",
          endsAt: "0001-01-01T00:00:00Z",
          panelURL: expect.stringContaining("viewPanel=2"),
        },
      ],
    });
    expect(Object.keys(first?.body.alerts[0]?.labels ?? {}).filter((name) => name.startsWith("__"))).toEqual([]);
    expect(last?.body.alerts[0]?.status).toBe("resolved");
    expect(received.every(({ body }) => body.alerts.every(({ labels }) => labels.severity === "critical"))).toBe(true);
  });

  it.each([
    ["the body", {}, (_at: string, raw: string) => raw],
    ["time and body", { timestampHeader: "X-At" }, (at: string, raw: string) => `${at}:${raw}`],
  ])("can check a signature over %s", async (_name, more, signed) => {
    await subscribe({
      hmacConfig: { secret: SECRET, header: "X-Signature", ...more },
      authorization_credentials: "token",
    });
    sandbox.shop.deploy();
    await wait(300);
    const [first] = about(ERRORS);
    expect(first?.headers.authorization).toBe("Bearer token");
    const wanted = createHmac("sha256", SECRET)
      .update(signed(String(first?.headers["x-at"]), first?.raw ?? ""))
      .digest("hex");
    expect(first?.headers["x-signature"]).toBe(wanted);
  });

  it("is not called again before the next interval when it fails", async () => {
    status = 500;
    await subscribe({});
    sandbox.shop.deploy();
    await wait(120);
    expect(about(ERRORS)).toHaveLength(1);
    status = 200;
    await wait(60);
    expect(about(ERRORS)).toHaveLength(2);
    expect(sandbox.alerting.notifications.map(({ error }) => error)).toEqual(
      expect.arrayContaining([expect.stringContaining("500"), undefined]),
    );
  });

  it("is left alone while a silence holds", async () => {
    await subscribe({});
    const silence = {
      matchers: [{ name: "service", value: "checkout", isRegex: false, isEqual: true }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      createdBy: "alice",
      comment: "known",
    };
    await grafana.callAsEditor("/api/alertmanager/grafana/api/v2/silences", { json: silence });
    sandbox.shop.deploy();
    await wait(300);
    expect(about(ERRORS)).toEqual([]);
    expect(about("Database runs out of connections")).toHaveLength(1);
  });
});
