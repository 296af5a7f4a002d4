import { randomUUID } from "node:crypto";
import type { AlertBook } from "../alerting/alert-book";
import { type AlertRule, durationMs, shortDuration } from "../alerting/alert-rule";
import type { DashboardStore } from "../dashboards/dashboard-store";
import type { GrafanaProfile } from "../grafana-profile";
import { type JsonObject, object, objects, text } from "../http/json-fields";
import { coded, json, message, type Reply } from "../http/reply";
import { type Call, guardedRoute, type Route, writingRoute } from "../http/route";
import { deprecated, provenanceOf, PROVISIONING, RULES_READ, RULES_WRITE } from "./provisioning-access";

const PATH = `${PROVISIONING}/alert-rules`;
const GROUP = `${PROVISIONING}/folder/:folder/rule-groups/:group`;
const MINUTE = 60_000;

const words = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(object(value) ?? {}).map(([name, word]) => [name, String(word)]));

function onTheWire(rule: AlertRule): JsonObject {
  return {
    id: rule.id,
    uid: rule.uid,
    orgID: 1,
    folderUID: rule.folderUid,
    ruleGroup: rule.group,
    title: rule.title,
    condition: rule.condition,
    data: rule.data,
    updated: new Date(rule.updated).toISOString(),
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: shortDuration(rule.forMs),
    keep_firing_for: shortDuration(rule.keepFiringForMs),
    annotations: rule.annotations,
    labels: rule.labels,
    ...(rule.provenance ? { provenance: rule.provenance } : {}),
    isPaused: rule.isPaused,
    notification_settings: rule.notificationSettings,
    record: null,
  };
}

/** Alert rules through the provisioning API. The shop's own are there too, and can only be read. */
export function provisionedRuleRoutes(
  book: AlertBook,
  dashboards: DashboardStore,
  profile: GrafanaProfile,
  now: () => number,
): Route[] {
  const { rules } = book.provisioning;
  let nextId = 100;

  const intervalOf = (folderUid: string, group: string): number =>
    [...rules.values()].find((rule) => rule.folderUid === folderUid && rule.group === group)?.intervalMs ?? MINUTE;

  function read(call: Call, body: JsonObject, uid: string): AlertRule | Reply {
    const [title, folderUid, group] = [text(body.title), text(body.folderUID), text(body.ruleGroup)];
    if (!title) return message(400, "invalid alert rule: title is empty");
    if (!dashboards.folders.has(folderUid)) return message(400, "invalid alert rule: folder does not exist");
    if (!group) return message(400, "invalid alert rule: rule group is empty");
    const data = objects(body.data).map((one) => ({
      queryType: "",
      ...one,
      model: { intervalMs: 1000, maxDataPoints: 43_200, ...object(one.model) },
    })) as JsonObject[];
    const condition = text(body.condition);
    if (!data.some(({ refId }) => refId === condition)) {
      return message(400, `invalid alert rule: condition ${condition} does not exist`);
    }
    const before = rules.get(uid);
    return {
      id: before?.id ?? nextId++,
      uid,
      title,
      folderUid,
      group,
      intervalMs: intervalOf(folderUid, group),
      forMs: durationMs(body.for),
      keepFiringForMs: durationMs(body.keep_firing_for),
      condition,
      data,
      noDataState: text(body.noDataState) || "NoData",
      execErrState: text(body.execErrState) || "Error",
      labels: words(body.labels),
      annotations: words(body.annotations),
      isPaused: body.isPaused === true,
      provenance: provenanceOf(call),
      notificationSettings: body.notification_settings ?? null,
      updated: now(),
      version: (before?.version ?? 0) + 1,
    };
  }
  const save = (rule: AlertRule | Reply, status: number): Reply => {
    if ("status" in rule) return rule;
    rules.set(rule.uid, rule);
    return json(onTheWire(rule), status);
  };
  const all = async () => (await book.rules()).map(({ rule }) => rule);
  const inGroup = async ({ parameters: [folder = "", group = ""] }: Call) =>
    (await all()).filter((rule) => rule.folderUid === folder && rule.group === group);

  return deprecated(profile, "alertrules", [
    guardedRoute("GET", PATH, RULES_READ, async () => json((await all()).map(onTheWire))),
    guardedRoute("GET", `${PATH}/:uid`, RULES_READ, async ({ parameters: [uid] }) => {
      const found = (await all()).find((rule) => rule.uid === uid);
      return found ? json(onTheWire(found)) : { status: 404 };
    }),
    writingRoute("POST", PATH, RULES_WRITE, async (call, body) => {
      const uid = text(body.uid) || randomUUID().slice(0, 14);
      if ((await all()).some((rule) => rule.uid === uid)) {
        const error = "UNIQUE constraint failed: alert_rule.org_id, alert_rule.uid";
        const why = `Failed to save alert rule '${uid}' in organization 1 due to conflict: ${error}`;
        return coded(409, "alerting.alert-rule.conflict", why, { Error: error, OrgID: 1, RuleUID: uid });
      }
      return save(read(call, body, uid), 201);
    }),
    writingRoute("PUT", `${PATH}/:uid`, RULES_WRITE, (call, body) => {
      const [uid = ""] = call.parameters;
      return rules.has(uid) ? save(read(call, body, uid), 200) : { status: 404 };
    }),
    guardedRoute("DELETE", `${PATH}/:uid`, RULES_WRITE, ({ parameters: [uid = ""] }) => {
      rules.delete(uid);
      return { status: 204 };
    }),
    guardedRoute("GET", GROUP, RULES_READ, async (call) => {
      const found = await inGroup(call);
      return found.length > 0 ? json(groupOnTheWire(found)) : { status: 404 };
    }),
    writingRoute("PUT", GROUP, RULES_WRITE, async (call, body) => {
      const own = (await inGroup(call)).filter(({ uid }) => rules.has(uid));
      const intervalMs = Number(body.interval ?? 0) * 1000 || MINUTE;
      if (own.length === 0) return { status: 404 };
      for (const rule of own) rules.set(rule.uid, { ...rule, intervalMs });
      return json(groupOnTheWire(own.map((rule) => ({ ...rule, intervalMs }))));
    }),
  ]);
}

const groupOnTheWire = (rules: AlertRule[]): JsonObject => ({
  title: rules[0]?.group,
  folderUid: rules[0]?.folderUid,
  interval: (rules[0]?.intervalMs ?? 0) / 1000,
  rules: rules.map(onTheWire),
});
