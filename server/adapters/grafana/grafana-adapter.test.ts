import type { IncomingMessage, ServerResponse } from "node:http";
import {
  SUITE_DASHBOARD,
  SUITE_FOLDER,
  SUITE_LIBRARY,
  SUITE_V2,
  dashboardsSuite,
} from "@/server/ports/dashboards.suite";
import {
  SUITE_ERROR,
  SUITE_FRAME,
  SUITE_MARK,
  SUITE_QUIET_RULE,
  SUITE_RESOURCE,
  SUITE_RULE,
  metricsSuite,
} from "@/server/ports/metrics.suite";
import type { AlertRule } from "@/server/ports/metrics";
import { createGrafanaAdapter } from "./grafana-adapter";
import { sendJson, startTestServer } from "./test-server.suite";

const TOKEN = "glsa_test";
const V2_PATH = "/apis/dashboard.grafana.app/v2/namespaces/default/dashboards/shop-v2";
const FOLDERS = [
  { id: -1, uid: "sharedwithme", title: "Shared with me" },
  { id: 1, ...SUITE_FOLDER },
];
const time = (at: number | null) => (at === null ? "0001-01-01T00:00:00Z" : new Date(at).toISOString());
const rule = ({ dashboardUid, panelId, instances, activeAt, evaluatedAt, annotations, ...rest }: AlertRule) => ({
  ...rest,
  type: "alerting",
  activeAt: time(activeAt),
  lastEvaluation: time(evaluatedAt),
  annotations: { ...annotations, __dashboardUid__: dashboardUid, __panelId__: String(panelId) },
  alerts: instances.map((one) => ({ ...one, state: "Alerting (Error)", activeAt: time(one.activeAt) })),
});

function frontendSettings() {
  const source = (uid: string, type: string, name: string) => ({
    uid,
    type,
    name,
    url: "http://secret:9090",
    jsonData: { secret: 1, timeInterval: type === "prometheus" ? "15s" : "often" },
    meta: { id: type, backend: type !== "news", info: {} },
  });
  return {
    appUrl: "https://grafana.example/g/",
    defaultDatasource: "Prometheus",
    buildInfo: { version: "13.2.3" },
    datasources: {
      Prometheus: source("prom", "prometheus", "Prometheus"),
      Loki: source("loki", "loki", "Loki"),
      News: source("news", "news", "News"),
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
  if (path === "org") return sendJson(response, 200, { id: 3, name: "Ops" });
  if (path === "search") {
    const tags = url.searchParams.getAll("tag");
    const limit = Number(url.searchParams.get("limit"));
    const first = (Number(url.searchParams.get("page")) - 1) * limit;
    const found = [{ ...SUITE_DASHBOARD, tags: ["prod"] }, SUITE_V2]
      .filter(({ title }) => title.toLowerCase().includes(url.searchParams.get("query") ?? ""))
      .filter((dashboard) => tags.every((tag) => dashboard.tags.includes(tag)));
    return sendJson(
      response,
      200,
      found.slice(first, first + limit).map(({ uid, title, tags: own }) => ({ uid, title, tags: own, id: 0 })),
    );
  }
  if (path === "folders") return sendJson(response, 200, url.searchParams.has("parentUid") ? [] : FOLDERS);
  if (path === "dashboards/uid/shop") return sendJson(response, 200, { dashboard: SUITE_DASHBOARD, meta: {} });
  if (path === "dashboards/uid/shop-v2") {
    const message = `dashboard api version not supported, use ${V2_PATH} instead`;
    return sendJson(response, 406, { message });
  }
  if (url.pathname === `/g${V2_PATH}`) {
    const { uid, ...spec } = SUITE_V2;
    return sendJson(response, 200, { metadata: { name: uid }, spec, status: {} });
  }
  if (path === "library-elements/lib") return sendJson(response, 200, { result: { model: SUITE_LIBRARY.lib } });
  if (path === "ds/query") return queries(response, body);
  if (path === `datasources/uid/${SUITE_RESOURCE.uid}/resources/${SUITE_RESOURCE.path}`)
    return sendJson(response, 200, SUITE_RESOURCE.body);
  if (path === "annotations") {
    const { id, title: _, ...mark } = SUITE_MARK;
    const tags = url.searchParams.getAll("tags");
    const here =
      tags.every((tag) => mark.tags.includes(tag)) && ["shop", null].includes(url.searchParams.get("dashboardUID"));
    return sendJson(
      response,
      200,
      here ? [{ ...mark, id: Number(id), userId: 3, login: "sa-1", dashboardUID: "shop" }] : [],
    );
  }
  if (path === "prometheus/grafana/api/v1/rules") {
    return sendJson(response, 200, {
      status: "success",
      data: { groups: [{ name: "api", file: "Ops", rules: [rule(SUITE_RULE), rule(SUITE_QUIET_RULE)] }] },
    });
  }
  return sendJson(response, 404, { message: "Not found" });
}

const start = async () => {
  const server = await startTestServer(grafana);
  const { close, ...ports } = createGrafanaAdapter({ url: `${server.url}/g/`, token: TOKEN });
  return { ...ports, stop: () => Promise.all([server.stop(), close()]).then(() => undefined) };
};

metricsSuite("grafana", start);
dashboardsSuite("grafana", start);
