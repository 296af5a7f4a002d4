import type { IncomingMessage, ServerResponse } from "node:http";
import { SUITE_DASHBOARD, dashboardsSuite } from "@/server/ports/dashboards.suite";
import { SUITE_ERROR, SUITE_FRAME, SUITE_MARK, SUITE_RESOURCE, metricsSuite } from "@/server/ports/metrics.suite";
import { createGrafanaAdapter } from "./grafana-adapter";
import { sendJson, startTestServer } from "./test-server.suite";

const TOKEN = "glsa_test";
const rule = (dashboardUid: string) => ({
  uid: "r1",
  name: "High latency",
  state: "firing",
  health: "ok",
  type: "alerting",
  annotations: { __dashboardUid__: dashboardUid, __panelId__: "2" },
});

function frontendSettings() {
  const source = (uid: string, type: string, name: string) => ({
    uid,
    type,
    name,
    url: "http://secret:9090",
    jsonData: { secret: 1 },
  });
  return {
    appUrl: "https://grafana.example/g/",
    defaultDatasource: "Prometheus",
    buildInfo: { version: "13.2.3" },
    datasources: {
      Prometheus: source("prom", "prometheus", "Prometheus"),
      Loki: source("loki", "loki", "Loki"),
      "-- Grafana --": source("-- Grafana --", "grafana", "-- Grafana --"),
    },
  };
}

function queries(response: ServerResponse, body: string): void {
  const asked = (JSON.parse(body) as { queries: { refId: string; expr: string }[] }).queries;
  const results = asked.map(({ refId, expr }) =>
    expr === SUITE_ERROR.expr
      ? [refId, { error: SUITE_ERROR.error, status: 400 }]
      : [refId, { status: 200, frames: [SUITE_FRAME] }],
  );
  const failed = asked.some(({ expr }) => expr === SUITE_ERROR.expr);
  sendJson(response, failed ? 400 : 200, { results: Object.fromEntries(results) });
}

/** A Grafana of one dashboard below a sub-path. */
function grafana(request: IncomingMessage, response: ServerResponse, body: string): void {
  const url = new URL(request.url ?? "", "http://grafana");
  const path = url.pathname.replace(/^\/g\/api\//, "");
  if (path === "health") return sendJson(response, 200, { database: "ok", version: "13.2.3" });
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return sendJson(response, 401, { message: "Unauthorized" });
  if (path === "frontend/settings") return sendJson(response, 200, frontendSettings());
  if (path === "search") {
    const found = SUITE_DASHBOARD.title.toLowerCase().includes(url.searchParams.get("query") ?? "");
    return sendJson(response, 200, found ? [{ uid: "shop", title: SUITE_DASHBOARD.title, tags: ["prod"] }] : []);
  }
  if (path === "dashboards/uid/shop") return sendJson(response, 200, { dashboard: SUITE_DASHBOARD, meta: {} });
  if (path === "ds/query") return queries(response, body);
  if (path === `datasources/uid/${SUITE_RESOURCE.uid}/resources/${SUITE_RESOURCE.path}`)
    return sendJson(response, 200, SUITE_RESOURCE.body);
  if (path === "annotations") {
    const { id, title: _, ...mark } = SUITE_MARK;
    const tags = url.searchParams.getAll("tags");
    const here =
      tags.every((tag) => mark.tags.includes(tag)) && ["shop", null].includes(url.searchParams.get("dashboardUID"));
    return sendJson(response, 200, here ? [{ ...mark, id: Number(id), userId: 3, login: "sa-1" }] : []);
  }
  if (path === "prometheus/grafana/api/v1/rules") {
    return sendJson(response, 200, {
      status: "success",
      data: { groups: [{ rules: [rule("shop"), rule("elsewhere")] }] },
    });
  }
  return sendJson(response, 404, { message: "Not found" });
}

const start = async () => {
  const server = await startTestServer(grafana);
  return { ...createGrafanaAdapter({ url: `${server.url}/g/`, token: TOKEN }), stop: server.stop };
};

metricsSuite("grafana", start);
dashboardsSuite("grafana", start);
