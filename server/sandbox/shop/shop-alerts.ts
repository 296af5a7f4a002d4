import type { ReleaseHistory } from "./release-history";

export type AlertState = "inactive" | "pending" | "firing";

/** An alert rule of the shop and what it says at one moment. */
export interface ShopAlert {
  uid: string;
  name: string;
  severity: "critical" | "warning";
  service: string;
  summary: string;
  expression: string;
  dashboardUid: string;
  panelId: number;
  /** Seconds the condition must hold before the alert fires. */
  forSeconds: number;
  state: AlertState;
  activeAt: number | null;
  value: number;
}

type Rule = Omit<ShopAlert, "state" | "activeAt" | "value"> & {
  threshold: number;
  value: (impairment: number) => number;
};

export const SHOP_RULES: readonly Rule[] = [
  {
    uid: "shop-checkout-errors",
    name: "Checkout error ratio is high",
    severity: "critical",
    service: "checkout",
    summary: "More than 5 % of checkout requests fail.",
    expression:
      'sum(rate(http_requests_total{service="checkout",code=~"5.."}[2m])) / sum(rate(http_requests_total{service="checkout"}[2m])) > 0.05',
    dashboardUid: "shop-checkout",
    panelId: 2,
    forSeconds: 60,
    threshold: 0.05,
    value: (impairment) => 0.0018 + 0.31 * impairment,
  },
  {
    uid: "shop-checkout-latency",
    name: "Checkout is slow",
    severity: "warning",
    service: "checkout",
    summary: "The 95th percentile of checkout's latency is above one second.",
    expression:
      'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{service="checkout"}[2m]))) > 1',
    dashboardUid: "shop-checkout",
    panelId: 3,
    forSeconds: 90,
    threshold: 1,
    value: (impairment) => 0.29 + 4.2 * impairment,
  },
  {
    uid: "shop-database-connections",
    name: "Database runs out of connections",
    severity: "critical",
    service: "database",
    summary: "More than 70 % of the database's connections are in use.",
    expression: 'sum(db_connections{state="active"}) / sum(db_connections_max) > 0.7',
    dashboardUid: "shop-database",
    panelId: 2,
    forSeconds: 60,
    threshold: 0.7,
    value: (impairment) => 0.18 + 0.62 * impairment,
  },
];

export const EVALUATION_MS = 10_000;
const LOOKBACK_MS = 2 * 3_600_000;

/** The shop's alert rules as Grafana would have evaluated them at a moment. */
export function shopAlerts(releases: ReleaseHistory, now: number): ShopAlert[] {
  return SHOP_RULES.map(({ threshold, value, ...rule }) => {
    const exceeded = (time: number) => value(releases.condition(time).impairment) > threshold;
    const evaluated = Math.floor(now / EVALUATION_MS) * EVALUATION_MS;
    const active = exceeded(evaluated);
    let since = evaluated;
    while (since > evaluated - LOOKBACK_MS && exceeded(since - EVALUATION_MS)) since -= EVALUATION_MS;
    const state: AlertState = !active ? "inactive" : evaluated - since >= rule.forSeconds * 1000 ? "firing" : "pending";
    return { ...rule, state, activeAt: active ? since : null, value: value(releases.condition(evaluated).impairment) };
  });
}
