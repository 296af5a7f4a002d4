import { afterEach, describe, expect, it } from "vitest";
import { createGrafanaAdapter, type GrafanaAdapter } from "./grafana-adapter";
import type { GrafanaConnection } from "./grafana-connection";
import { sendJson, startTestServer, type TestServer } from "./test-server.suite";

type Answered = [status: number, body: unknown];
const WELL: Record<string, Answered> = {
  "/api/health": [200, { database: "ok", version: "12.4.0" }],
  "/api/org": [200, { id: 1, name: "Main Org.", address: { city: "Secret" } }],
  "/api/access-control/user/permissions": [200, { "datasources:query": ["datasources:*"], "snapshots:read": null }],
  "/api/frontend/settings": [
    200,
    {
      appUrl: "https://grafana.example/",
      defaultDatasource: "Prometheus",
      buildInfo: { version: "12.4.0" },
      unifiedAlertingEnabled: true,
      snapshotEnabled: true,
      rendererAvailable: true,
      rendererVersion: "3.12",
      datasources: {
        Prometheus: {
          uid: "prom",
          type: "prometheus",
          name: "Prometheus",
          url: "http://secret:9090",
          jsonData: { directUrl: "http://secret:9090" },
          meta: { backend: true },
        },
      },
    },
  ],
  "/apis/dashboard.grafana.app": [200, { versions: [{ version: "v2beta1" }, { version: "v1beta1" }] }],
};

let server: TestServer;
let adapter: GrafanaAdapter;
afterEach(async () => {
  await server.stop();
  await adapter.close();
});

async function connectionsTo(routes: Record<string, Answered>, more: Partial<GrafanaConnection> = {}) {
  const tokens: string[] = [];
  server = await startTestServer((request, response) => {
    tokens.push(`${request.headers.authorization} ${request.url}`);
    const [status, body] = routes[request.url ?? ""] ?? [404, { message: "Not found" }];
    sendJson(response, status, body);
  });
  adapter = createGrafanaAdapter({ url: server.url, token: "glsa_read", timeoutMs: 2_000, ...more });
  return { connections: adapter.connections, tokens };
}

describe("the check of a connection", () => {
  it("goes step by step, and keeps nothing that is not asked for", async () => {
    const { connections } = await connectionsTo(WELL);
    const facts = await connections.inspect();
    expect(facts).toMatchObject({
      health: { state: "ok", value: { version: "12.4.0" } },
      tokens: {
        read: {
          organization: { state: "ok", value: { id: 1, name: "Main Org." } },
          permissions: { state: "ok", value: { "datasources:query": ["datasources:*"], "snapshots:read": [] } },
        },
        write: null,
      },
      settings: {
        state: "ok",
        value: { publicUrl: "https://grafana.example", alerting: true, renderer: "3.12" },
      },
      dashboardVersions: { state: "ok", value: ["v2beta1", "v1beta1"] },
    });
    expect(JSON.stringify(facts)).not.toMatch(/secret/i);
    expect(server.requests.slice(0, 3)).toEqual([
      "GET /api/health",
      "GET /api/org",
      "GET /api/access-control/user/permissions",
    ]);
  });

  it("looks at both tokens", async () => {
    const { connections, tokens } = await connectionsTo(WELL, { writeToken: "glsa_write", orgId: 1 });
    const { tokens: found } = await connections.inspect();
    expect(found.write?.organization).toMatchObject({ state: "ok" });
    expect(tokens).toContain("Bearer glsa_write /api/access-control/user/permissions");
    expect(tokens).toContain("Bearer glsa_read /api/frontend/settings");
  });

  it("stops at the first step that shows that nothing else can work", async () => {
    const refused: Answered = [401, { message: "Invalid API key", messageId: "api-key.invalid" }];
    const { connections } = await connectionsTo({ ...WELL, "/api/org": refused });
    await expect(connections.inspect()).resolves.toMatchObject({
      tokens: {
        read: {
          organization: {
            state: "failed",
            failure: { code: "GRAFANA_REFUSED", status: 401, reason: "Invalid API key" },
          },
          permissions: { state: "skipped" },
        },
      },
      settings: { state: "skipped" },
      dashboardVersions: { state: "skipped" },
    });
  });

  it("finds no newer interface in an older Grafana, and that is no failure", async () => {
    const { "/apis/dashboard.grafana.app": _, ...older } = WELL;
    const { connections } = await connectionsTo(older);
    await expect(connections.inspect()).resolves.toMatchObject({ dashboardVersions: { state: "ok", value: [] } });
  });

  it("resolves where nothing listens, and looks again each time", async () => {
    const { connections } = await connectionsTo(WELL);
    await server.stop();
    for (let index = 0; index < 4; index++) {
      const facts = await connections.inspect();
      expect(facts).toMatchObject({
        health: { state: "failed", failure: { code: "GRAFANA_UNREACHABLE", reason: expect.stringMatching(/listens/) } },
        settings: { state: "skipped" },
      });
    }
    server = await startTestServer(() => undefined);
  });
});

describe("the test of a data source", () => {
  const health = (answered: Answered) => connectionsTo({ "/api/datasources/uid/prom/health": answered });

  it("is in the plugin's words", async () => {
    const { connections } = await health([200, { status: "OK", message: "Successfully queried the Prometheus API." }]);
    await expect(connections.testDataSource("prom")).resolves.toMatchObject({
      uid: "prom",
      state: "ok",
      message: "Successfully queried the Prometheus API.",
    });
  });

  it.each([
    'Post "http://prom.internal:9090/api/v1/query": dial tcp 10.1.2.3:9090: connect: connection refused',
    "dial tcp: lookup prom.internal on 10.0.0.53:53: no such host",
    "dial tcp [fd00::1]:9090: i/o timeout",
    "unexpected answer of https://user:secret@prom.internal/x?y=1",
  ])("leaves addresses out: %s", async (message) => {
    const { connections } = await health([400, { status: "ERROR", message }]);
    const tested = await connections.testDataSource("prom");
    expect(tested.state).toBe("failed");
    expect(tested.message).not.toMatch(/internal|10\.|fd00|secret|9090/);
  });

  it("says what cannot be tested and what is not there", async () => {
    const { connections } = await connectionsTo({
      "/api/datasources/uid/news/health": [501, { messageId: "plugin.notImplemented", message: "not implemented" }],
    });
    await expect(connections.testDataSource("news")).resolves.toMatchObject({ state: "untestable" });
    await expect(connections.testDataSource("gone")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
