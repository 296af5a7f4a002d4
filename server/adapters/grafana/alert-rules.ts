import { z } from "zod";
import type { AlertInstance, AlertRule, AlertRuleFilter } from "@/server/ports/metrics";
import { wireTime } from "@/server/ports/wire-time";
import { readAnswer } from "./read-answer";

const text = z.string().catch("");
const labels = z.record(z.string(), z.string()).nullish().catch({});

const instance = z.object({ labels, state: text, activeAt: text, value: text });
const rule = z.object({
  uid: text,
  name: text,
  folderUid: text,
  state: text,
  health: z.string().catch("ok"),
  lastError: text,
  type: z.string().catch("alerting"),
  activeAt: text,
  lastEvaluation: text,
  isPaused: z.boolean().catch(false),
  labels,
  annotations: labels,
  alerts: z.array(instance).nullish().catch([]),
});
const groups = z.array(z.object({ name: text, file: text, folderUid: text, rules: z.array(rule).catch([]) }));
const answer = z.object({ data: z.object({ groups: groups.nullish() }) });

const RULE_STATES = new Set(["firing", "pending", "inactive", "recovering"]);
/** Instances are named in words of their own, with a reason behind some: `Alerting (NoData)`. */
const INSTANCE_STATES: Record<string, AlertInstance["state"]> = {
  normal: "normal",
  inactive: "normal",
  pending: "pending",
  alerting: "firing",
  firing: "firing",
  nodata: "nodata",
  error: "error",
  recovering: "recovering",
};

function instanceOf({ labels: own, state, activeAt, value }: z.output<typeof instance>): AlertInstance {
  const [word = ""] = state.toLowerCase().split(" ");
  return {
    labels: own ?? {},
    state: INSTANCE_STATES[word] ?? "unknown",
    activeAt: wireTime.fromRfc3339(activeAt),
    value,
  };
}

function stateOf({ state, health }: z.output<typeof rule>): AlertRule["state"] {
  if (!RULE_STATES.has(state) || (state === "inactive" && health !== "ok")) return "unknown";
  return state as AlertRule["state"];
}

function ruleOf(stored: z.output<typeof rule>, group: z.output<typeof groups>[number]): AlertRule {
  const { uid, name, health, lastError, activeAt, isPaused: paused, annotations } = stored;
  const panelId = Number(annotations?.__panelId__);
  const instances = (stored.alerts ?? []).map(instanceOf);
  const since = instances.flatMap((one) => (one.state === "normal" || one.activeAt === null ? [] : [one.activeAt]));
  return {
    uid,
    name,
    state: stateOf(stored),
    health: health === "ok" || health === "error" || health === "nodata" ? health : "unknown",
    lastError,
    activeAt: wireTime.fromRfc3339(activeAt) ?? (since.length > 0 ? Math.min(...since) : null),
    evaluatedAt: wireTime.fromRfc3339(stored.lastEvaluation),
    paused,
    group: group.name,
    folderUid: stored.folderUid || group.folderUid,
    folderTitle: group.file,
    labels: stored.labels ?? {},
    annotations: Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => !key.startsWith("__"))),
    dashboardUid: annotations?.__dashboardUid__ || null,
    panelId: Number.isInteger(panelId) ? panelId : null,
    instances,
  };
}

/** What Grafana is asked for; older versions ignore most of it, so the answer is filtered again. */
export function alertRuleParams(filter: AlertRuleFilter): [string, string][] {
  const { dashboardUid, panelId, folderUid, states = [], instances } = filter;
  return [
    ...(dashboardUid === undefined ? [] : [["dashboard_uid", dashboardUid]]),
    ...(dashboardUid === undefined || panelId === undefined ? [] : [["panel_id", String(panelId)]]),
    ...(folderUid === undefined ? [] : [["folder_uid", folderUid]]),
    ...states.map((state) => ["state", state === "inactive" ? "normal" : state]),
    ["limit_alerts", String(instances ?? 1)],
  ] as [string, string][];
}

/** Alerting rules that the filter means, in the order of their groups; recording rules are none. */
export function readAlertRules(body: unknown, filter: AlertRuleFilter): AlertRule[] {
  const { dashboardUid, panelId, folderUid, states, instances = 1 } = filter;
  return (readAnswer(answer, body, "alert rules").data.groups ?? [])
    .flatMap((group) => group.rules.filter(({ type }) => type === "alerting").map((stored) => ruleOf(stored, group)))
    .filter(
      (one) =>
        (dashboardUid === undefined || one.dashboardUid === dashboardUid) &&
        (panelId === undefined || one.panelId === panelId) &&
        (folderUid === undefined || one.folderUid === folderUid) &&
        (states === undefined || states.length === 0 || states.includes(one.state)),
    )
    .map((one) => ({ ...one, instances: one.instances.slice(0, instances) }));
}
