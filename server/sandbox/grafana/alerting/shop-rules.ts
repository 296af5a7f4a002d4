import type { Shop } from "../../shop/create-shop";
import { type AlertState, EVALUATION_MS, type ShopAlert } from "../../shop/shop-alerts";
import type { AlertInstance, AlertRule, InstanceState } from "./alert-rule";
import { type StateChange, stateChange } from "./state-changes";

export const SHOP_FOLDER = { uid: "shop", title: "Shop" };
const STATES: Readonly<Record<AlertState, InstanceState>> = {
  inactive: "Normal",
  pending: "Pending",
  firing: "Alerting",
};

function asRule(alert: ShopAlert, id: number): AlertRule {
  const model = { expr: alert.expression, refId: "A", instant: true };
  const relativeTimeRange = { from: 600, to: 0 };
  const threshold = { refId: "B", type: "threshold", expression: "A" };
  return {
    id,
    uid: alert.uid,
    title: alert.name,
    folderUid: SHOP_FOLDER.uid,
    group: "shop",
    intervalMs: 10_000,
    forMs: alert.forSeconds * 1000,
    keepFiringForMs: 0,
    condition: "B",
    data: [
      { refId: "A", queryType: "", relativeTimeRange, datasourceUid: "prom", model },
      { refId: "B", queryType: "", relativeTimeRange, datasourceUid: "__expr__", model: threshold },
    ],
    noDataState: "NoData",
    execErrState: "Error",
    labels: { service: alert.service, severity: alert.severity },
    annotations: {
      summary: alert.summary,
      __dashboardUid__: alert.dashboardUid,
      __panelId__: String(alert.panelId),
    },
    isPaused: false,
    provenance: "file",
    notificationSettings: null,
    updated: Date.UTC(2026, 0, 5, 8),
    version: 1,
  };
}

/** Grafana begins a firing when its condition has held for long enough, as seen at an evaluation. */
const heldMs = ({ forSeconds }: ShopAlert): number => Math.ceil((forSeconds * 1_000) / EVALUATION_MS) * EVALUATION_MS;

function asInstance(alert: ShopAlert, id: number, state: AlertState, value: number, now: number): AlertInstance {
  const rule = asRule(alert, id);
  return {
    rule,
    labels: { alertname: alert.name, grafana_folder: SHOP_FOLDER.title, ...rule.labels },
    annotations: rule.annotations,
    state: STATES[state],
    since: alert.activeAt === null ? now : alert.activeAt + (state === "firing" ? heldMs(alert) : 0),
    activeAt: alert.activeAt ?? undefined,
    values: { A: value },
  };
}

/** The shop's own rules with what they say now; they are provisioned from a file that nobody can change. */
export const shopInstances = (shop: Shop): AlertInstance[] =>
  shop.alerts().map((alert, i) => asInstance(alert, i + 1, alert.state, alert.value, shop.now()));

/** How they came to it. */
export function shopChanges(shop: Shop, from: number, to: number): StateChange[] {
  const rules = shop.alerts();
  return shop.alertChanges(from, to).flatMap(({ at, uid, previous, next, value }) => {
    const index = rules.findIndex((rule) => rule.uid === uid);
    const rule = rules[index];
    return rule ? [stateChange(asInstance(rule, index + 1, next, value, at), STATES[previous], at)] : [];
  });
}
