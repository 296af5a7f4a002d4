import type { ActiveAlert } from "./active-alerts";

/** An alert of a group: one that fires, or one that ended. */
export interface NotifiedAlert extends ActiveAlert {
  /** Nothing while it fires. */
  resolvedAt: number | undefined;
}

export interface NotifiedGroup {
  receiver: string;
  groupKey: string;
  labels: Record<string, string>;
  alerts: readonly NotifiedAlert[];
}

const NEVER = "0001-01-01T00:00:00Z";
const HOUR = 3_600_000;

const isPrivate = (name: string): boolean => name.startsWith("__") && name.endsWith("__");
const open = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isPrivate(name)));

function common(list: readonly Record<string, string>[]): Record<string, string> {
  const [first = {}, ...others] = list;
  return Object.fromEntries(
    Object.entries(first).filter(([name, value]) => others.every((other) => other[name] === value)),
  );
}

function alertOnTheWire(alert: NotifiedAlert, publicUrl: string): Record<string, unknown> {
  const { labels, annotations, resolvedAt, startsAt } = alert;
  const dashboard = annotations.__dashboardUid__;
  const range = `from=${startsAt - HOUR}&orgId=1&to=${resolvedAt ?? startsAt + HOUR}`;
  const silence = new URLSearchParams({ alertmanager: "grafana" });
  silence.append("matcher", `__alert_rule_uid__=${alert.ruleUid}`);
  for (const [name, value] of Object.entries(open(labels))) {
    if (!["alertname", "grafana_folder"].includes(name)) silence.append("matcher", `${name}=${value}`);
  }
  silence.append("orgId", "1");
  return {
    status: resolvedAt === undefined ? "firing" : "resolved",
    labels: open(labels),
    annotations: open(annotations),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: resolvedAt === undefined ? NEVER : new Date(resolvedAt).toISOString(),
    generatorURL: `${publicUrl}alerting/grafana/${alert.ruleUid}/view?orgId=1`,
    fingerprint: alert.fingerprint,
    silenceURL: `${publicUrl}alerting/silence/new?${silence}`,
    dashboardURL: dashboard ? `${publicUrl}d/${dashboard}?${range}` : "",
    panelURL: dashboard ? `${publicUrl}d/${dashboard}?${range}&viewPanel=${annotations.__panelId__ ?? ""}` : "",
    ruleUID: alert.ruleUid,
    values: Object.keys(alert.values).length > 0 ? alert.values : null,
    valueString: alert.valueString,
    orgId: 1,
  };
}

/** The body that a webhook contact point is sent for a group of alerts. */
export function webhookPayload(
  { receiver, groupKey, labels, alerts }: NotifiedGroup,
  options: { publicUrl: string; version: string; maxAlerts: number },
): Record<string, unknown> {
  const firing = alerts.filter(({ resolvedAt }) => resolvedAt === undefined);
  const shown = options.maxAlerts > 0 ? alerts.slice(0, options.maxAlerts) : alerts;
  const counts = firing.length > 0 ? `FIRING:${firing.length}` : `RESOLVED:${alerts.length}`;
  const names = [...new Set(alerts.map((alert) => alert.labels.alertname ?? ""))].join(", ");
  return {
    receiver,
    status: firing.length > 0 ? "firing" : "resolved",
    alerts: shown.map((alert) => alertOnTheWire(alert, options.publicUrl)),
    groupLabels: labels,
    commonLabels: common(alerts.map((alert) => open(alert.labels))),
    commonAnnotations: common(alerts.map((alert) => open(alert.annotations))),
    externalURL: options.publicUrl,
    appVersion: options.version,
    version: "1",
    groupKey,
    truncatedAlerts: alerts.length - shown.length,
    orgId: 1,
    title: `[${counts}] ${names}`,
    state: firing.length > 0 ? "alerting" : "ok",
    message: `**${firing.length > 0 ? "Firing" : "Resolved"}**\n\n${alerts.map(({ valueString }) => `Value: ${valueString}`).join("\n")}`,
  };
}
