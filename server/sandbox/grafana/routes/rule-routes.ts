import type { Shop } from "../../shop/create-shop";
import type { AlertState, ShopAlert } from "../../shop/shop-alerts";
import { json } from "../http/reply";
import { type Route, route } from "../http/route";

const INSTANCE_STATES: Readonly<Record<AlertState, string>> = {
  inactive: "Normal",
  pending: "Pending",
  firing: "Alerting",
};

const time = (at: number | null): string => (at === null ? "0001-01-01T00:00:00Z" : new Date(at).toISOString());

const annotations = (alert: ShopAlert): Record<string, string> => ({
  summary: alert.summary,
  __dashboardUid__: alert.dashboardUid,
  __panelId__: String(alert.panelId),
});

const instance = (alert: ShopAlert): Record<string, unknown> => ({
  labels: { alertname: alert.name, grafana_folder: "Shop", service: alert.service, severity: alert.severity },
  annotations: annotations(alert),
  state: INSTANCE_STATES[alert.state],
  activeAt: time(alert.activeAt),
  value: alert.value.toExponential(),
});

function rule(alert: ShopAlert, now: number): Record<string, unknown> {
  const totals = { [alert.state === "firing" ? "alerting" : alert.state === "pending" ? "pending" : "normal"]: 1 };
  return {
    state: alert.state,
    name: alert.name,
    uid: alert.uid,
    folderUid: "shop",
    query: JSON.stringify([{ refId: "A", datasourceUid: "prom", model: { expr: alert.expression, refId: "A" } }]),
    queriedDatasourceUIDs: ["prom"],
    duration: alert.forSeconds,
    keepFiringFor: 0,
    labels: { service: alert.service, severity: alert.severity },
    annotations: annotations(alert),
    ...(alert.activeAt === null ? {} : { activeAt: time(alert.activeAt) }),
    health: "ok",
    lastError: "",
    type: "alerting",
    lastEvaluation: time(Math.floor(now / 10_000) * 10_000),
    evaluationTime: 0.004,
    isPaused: false,
    provenance: "file",
    notificationSettings: null,
    totals,
    totalsFiltered: totals,
    alerts: [instance(alert)],
  };
}

/** State of the alert rules, in Prometheus' form with Grafana's additions. */
export function ruleRoutes(shop: Shop): Route[] {
  const wanted = (url: URL): ShopAlert[] => {
    const [states, dashboard, panel] = [
      url.searchParams.getAll("state"),
      url.searchParams.get("dashboard_uid"),
      url.searchParams.get("panel_id"),
    ];
    return shop
      .alerts()
      .filter(
        (alert) =>
          (states.length === 0 ||
            states.includes(alert.state) ||
            (states.includes("normal") && alert.state === "inactive")) &&
          (!dashboard || alert.dashboardUid === dashboard) &&
          (!panel || alert.panelId === Number(panel)),
      );
  };
  const totals = (alerts: ShopAlert[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { state } of alerts) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  };
  return [
    route("GET", "/api/prometheus/grafana/api/v1/rules", ({ url }) => {
      const alerts = wanted(url);
      const group = {
        name: "shop",
        file: "Shop",
        folderUid: "shop",
        interval: 10,
        lastEvaluation: time(Math.floor(shop.now() / 10_000) * 10_000),
        evaluationTime: 0.012,
        totals: totals(alerts),
        rules: alerts.map((alert) => rule(alert, shop.now())),
      };
      return json({ status: "success", data: { groups: alerts.length > 0 ? [group] : [], totals: totals(alerts) } });
    }),
    route("GET", "/api/prometheus/grafana/api/v1/alerts", () =>
      json({ status: "success", data: { alerts: shop.alerts().map(instance) } }),
    ),
  ];
}
