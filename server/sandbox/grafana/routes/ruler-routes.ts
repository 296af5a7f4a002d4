import type { AlertBook, RuleState } from "../alerting/alert-book";
import { type AlertRule, shortDuration } from "../alerting/alert-rule";
import { json, type Reply } from "../http/reply";
import { guardedRoute, type Route } from "../http/route";

const PATH = "/api/ruler/grafana/api/v1";

function onTheWire(rule: AlertRule): Record<string, unknown> {
  return {
    expr: "",
    for: shortDuration(rule.forMs),
    keep_firing_for: shortDuration(rule.keepFiringForMs),
    labels: rule.labels,
    annotations: rule.annotations,
    grafana_alert: {
      title: rule.title,
      condition: rule.condition,
      data: rule.data,
      updated: new Date(rule.updated).toISOString(),
      intervalSeconds: rule.intervalMs / 1000,
      version: rule.version,
      uid: rule.uid,
      namespace_uid: rule.folderUid,
      rule_group: rule.group,
      no_data_state: rule.noDataState,
      exec_err_state: rule.execErrState,
      ...(rule.provenance ? { provenance: rule.provenance } : {}),
      is_paused: rule.isPaused,
      ...(rule.notificationSettings ? { notification_settings: rule.notificationSettings } : {}),
    },
  };
}

/** Definitions of the alert rules, by folder and group. */
export function rulerRoutes(book: AlertBook, folderTitle: (uid: string) => string): Route[] {
  function groupsOf(rules: readonly RuleState[]): Record<string, unknown[]> {
    const folders: Record<string, unknown[]> = {};
    const keys = [...new Set(rules.map(({ rule }) => JSON.stringify([rule.folderUid, rule.group])))];
    for (const key of keys) {
      const [folderUid, group] = JSON.parse(key) as [string, string];
      const own = rules.filter(({ rule }) => rule.folderUid === folderUid && rule.group === group);
      const interval = shortDuration(own[0]?.rule.intervalMs ?? 0);
      const entry = { name: group, interval, rules: own.map(({ rule }) => onTheWire(rule)) };
      folders[folderTitle(folderUid)] = [...(folders[folderTitle(folderUid)] ?? []), entry];
    }
    return folders;
  }
  const missing = (): Reply => ({ status: 404 });
  const read = "alert.rules:read";
  return [
    guardedRoute("GET", `${PATH}/rules`, read, async ({ url }) => {
      const [dashboard, panel] = [url.searchParams.get("dashboard_uid"), url.searchParams.get("panel_id")];
      const rules = (await book.rules()).filter(
        ({ rule }) =>
          (!dashboard || rule.annotations.__dashboardUid__ === dashboard) &&
          (!panel || rule.annotations.__panelId__ === panel),
      );
      return json(groupsOf(rules));
    }),
    guardedRoute("GET", `${PATH}/rules/:folder`, read, async ({ parameters: [folder = ""] }) => {
      const rules = (await book.rules()).filter(({ rule }) => rule.folderUid === folder);
      return json(groupsOf(rules), 202);
    }),
    guardedRoute("GET", `${PATH}/rules/:folder/:group`, read, async ({ parameters: [folder = "", group = ""] }) => {
      const rules = (await book.rules()).filter(({ rule }) => rule.folderUid === folder && rule.group === group);
      return rules.length > 0 ? json(groupsOf(rules)[folderTitle(folder)]?.[0], 202) : missing();
    }),
    guardedRoute("GET", `${PATH}/rule/:uid`, read, async ({ parameters: [uid = ""] }) => {
      const found = (await book.rules()).find(({ rule }) => rule.uid === uid);
      return found ? json(onTheWire(found.rule)) : missing();
    }),
    guardedRoute("GET", `${PATH}/rule/:uid/versions`, read, async ({ parameters: [uid = ""] }) => {
      const found = (await book.rules()).find(({ rule }) => rule.uid === uid);
      return found ? json([onTheWire(found.rule)]) : missing();
    }),
  ];
}
