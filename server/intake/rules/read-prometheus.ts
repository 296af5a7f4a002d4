import { z } from "zod";
import type { AlertLinks, Report } from "@/server/intake/contract/reported";
import { checkedAlert } from "@/server/intake/rules/checked-alert";
import { groupKeyOf } from "@/server/intake/rules/group-key-of";
import { plainText } from "@/server/intake/rules/plain-text";
import { refusedWhole } from "@/server/intake/rules/refused-whole";
import { sortReport } from "@/server/intake/rules/sort-report";

/** What is in it is checked one by one afterwards: it is not read twice. */
const unknowns = z.custom<Record<string, unknown>>(
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  "Invalid input: expected record",
);
const text = z.string().default("").catch("");
const told = z.object({
  status: z.enum(["firing", "resolved"]),
  labels: unknowns,
  annotations: unknowns.nullish(),
  startsAt: z.unknown().optional(),
  endsAt: z.unknown().optional(),
  fingerprint: z.string().nullish(),
  generatorURL: text,
  silenceURL: text,
  dashboardURL: text,
  panelURL: text,
  imageURL: text,
  ruleUID: text,
  values: unknowns.nullish().catch(null),
});
type Told = z.infer<typeof told>;

export const ALERTS_MAX = 10_000;
const payload = z.object({
  version: z.string(),
  groupKey: text,
  receiver: text,
  externalURL: text,
  truncatedAlerts: z.number().int().min(0).default(0).catch(0),
  groupLabels: z.record(z.string(), z.string()).default({}).catch({}),
  alerts: z.array(z.unknown()).max(ALERTS_MAX),
});

/** `/d/<uid>/<slug>` in an address of a dashboard. */
const DASHBOARD = /\/d\/([\w-]{1,100})(?:[/?#]|$)/;
/** `viewPanel=2`, and `viewPanel=panel-2` of newer dashboards. */
const PANEL = /[?&]viewPanel=(?:panel-)?(\d{1,9})(?:&|$)/;
/** `/alerting/grafana/<uid>/view` of versions that do not name the rule. */
const RULE = /\/alerting\/grafana\/([\w-]{1,100})\/view/;

function annotationOf({ annotations }: Told, name: string): string {
  const value = annotations?.[name];
  return typeof value === "string" ? value : "";
}

function linksOf(alert: Told): AlertLinks {
  const panel = Number(annotationOf(alert, "__panelId__") || (PANEL.exec(alert.panelURL)?.[1] ?? Number.NaN));
  return {
    source: alert.generatorURL,
    silence: alert.silenceURL,
    dashboard: alert.dashboardURL,
    panel: alert.panelURL,
    image: alert.imageURL,
    runbook: annotationOf(alert, "runbook_url"),
    dashboardUid:
      annotationOf(alert, "__dashboardUid__") || (DASHBOARD.exec(alert.panelURL || alert.dashboardURL)?.[1] ?? ""),
    ruleUid: alert.ruleUID || (RULE.exec(alert.generatorURL)?.[1] ?? ""),
    ...(Number.isInteger(panel) && { panelId: panel }),
  };
}

const GROUP_LABELS_MAX = 100;
const plainLabels = (labels: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(labels)
      .slice(0, GROUP_LABELS_MAX)
      .map(([name, value]) => [plainText(name, 1_000), plainText(value, 10_000)]),
  );

/** The webhooks of Alertmanager (version 4) and of Grafana (version 1), which says more of each alert. */
export function readPrometheus(body: unknown, receivedAt: string): Report {
  const parsed = payload.safeParse(body);
  if (!parsed.success) return refusedWhole("shape", parsed.error);
  const { groupKey, receiver, externalURL, truncatedAlerts, groupLabels, alerts } = parsed.data;
  const checked = alerts.map((one, index) => {
    const part = `alerts.${index}`;
    const alert = told.safeParse(one);
    if (!alert.success) {
      const [issue] = alert.error.issues;
      return { part: [part, ...(issue?.path ?? [])].join("."), reason: "shape" as const, detail: issue?.message ?? "" };
    }
    const { status, labels, annotations, startsAt, endsAt, fingerprint, values } = alert.data;
    return checkedAlert(
      {
        fact: status === "resolved" ? "ended" : "fires",
        labels,
        annotations: annotations ?? {},
        startsAt: startsAt ?? "",
        endsAt,
        ...(fingerprint && { fingerprint }),
        values,
        links: linksOf(alert.data),
      },
      part,
      receivedAt,
    );
  });
  const group = {
    key: groupKeyOf(groupKey),
    labels: plainLabels(groupLabels),
    receiver: plainText(receiver, 1_000),
    externalUrl: plainText(externalURL, 4_096),
    truncated: truncatedAlerts,
  };
  return sortReport(checked, groupKey === "" ? null : group);
}
