import type { AlertBook, RuleState } from "../alerting/alert-book";
import { type AlertInstance, isFiring } from "../alerting/alert-rule";
import { matchesAll, type AlertMatcher } from "../alerting/matchers";
import { object, text } from "../http/json-fields";
import { json, type Reply } from "../http/reply";
import { guardedRoute, type Route } from "../http/route";

const PATH = "/api/prometheus/grafana/api/v1";
const NEVER = "0001-01-01T00:00:00Z";
/** The states of a filter, and the names of instances that they stand for. */
const FILTERS: Readonly<Record<string, string>> = {
  firing: "Alerting",
  pending: "Pending",
  normal: "Normal",
  inactive: "Normal",
  nodata: "NoData",
  error: "Error",
  recovering: "Recovering",
};

const time = (at: number): string => (at === 0 ? NEVER : new Date(at).toISOString());
const badData = (error: string): Reply =>
  json({ status: "error", errorType: "bad_data", error, data: { groups: [] } }, 400);

type RuleStateName = "inactive" | "pending" | "firing" | "recovering";

function ruleState(instances: readonly AlertInstance[]): RuleStateName {
  if (instances.some(({ state }) => state === "Alerting" || state === "NoData" || state === "Error")) return "firing";
  if (instances.some(({ state }) => state === "Recovering")) return "recovering";
  return instances.some(({ state }) => state === "Pending") ? "pending" : "inactive";
}

const instanceOnTheWire = ({
  labels,
  annotations,
  state,
  activeAt,
  values,
}: AlertInstance): Record<string, unknown> => ({
  labels,
  annotations,
  state,
  activeAt: time(activeAt ?? 0),
  value: Object.values(values).map((value) => exponent(value))[0] ?? "",
});

/** A number as Go prints it: two digits of exponent at least. */
const exponent = (value: number): string => value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");

function counts(instances: readonly AlertInstance[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { state } of instances) found[state.toLowerCase()] = (found[state.toLowerCase()] ?? 0) + 1;
  return found;
}

interface Wanted {
  states: string[];
  matchers: AlertMatcher[];
  limitAlerts: number;
}

function ruleOnTheWire({ rule, instances, evaluatedAt }: RuleState, wanted: Wanted): Record<string, unknown> {
  const shown = instances.filter(
    (one) =>
      (wanted.states.length === 0 || wanted.states.includes(one.state)) && matchesAll(wanted.matchers, one.labels),
  );
  const failed = instances.find(({ error }) => error !== undefined);
  const active = instances.flatMap(({ activeAt }) => (activeAt === undefined ? [] : [activeAt]));
  const uids = [...new Set(rule.data.map(({ datasourceUid }) => text(datasourceUid)))].filter(
    (uid) => uid !== "__expr__",
  );
  const listed = wanted.limitAlerts === 0 ? [] : shown.slice(0, wanted.limitAlerts);
  return {
    state: ruleState(instances),
    name: rule.title,
    query: JSON.stringify(rule.data),
    queriedDatasourceUIDs: uids,
    ...(rule.forMs > 0 ? { duration: rule.forMs / 1000 } : {}),
    ...(rule.keepFiringForMs > 0 ? { keepFiringFor: rule.keepFiringForMs / 1000 } : {}),
    annotations: rule.annotations,
    ...(active.length > 0 ? { activeAt: time(Math.min(...active)) } : {}),
    ...(listed.length > 0 ? { alerts: listed.map(instanceOnTheWire) } : {}),
    ...(instances.length > 0 ? { totals: counts(instances) } : {}),
    ...(shown.length > 0 ? { totalsFiltered: counts(shown) } : {}),
    uid: rule.uid,
    folderUid: rule.folderUid,
    labels: rule.labels,
    health: failed ? "error" : instances.some(({ state }) => state === "NoData") ? "nodata" : "ok",
    ...(failed ? { lastError: failed.error } : {}),
    type: "alerting",
    lastEvaluation: time(evaluatedAt),
    evaluationTime: 0.004,
    isPaused: rule.isPaused,
    ...(rule.provenance ? { provenance: rule.provenance } : {}),
    ...(rule.notificationSettings ? { notificationSettings: rule.notificationSettings } : {}),
  };
}

/** State of the alert rules, in Prometheus' form with Grafana's additions. */
export function ruleRoutes(book: AlertBook, folderTitle: (uid: string) => string): Route[] {
  async function list(query: URLSearchParams): Promise<Reply> {
    const get = (name: string) => query.get(name) ?? "";
    const all = (...names: string[]) => names.flatMap((name) => query.getAll(name));
    const states = all("state", "state[]");
    const unknown = states.find((state) => !(state in FILTERS));
    if (unknown !== undefined) return badData(`unknown state '${unknown}'`);
    if (get("panel_id") && !get("dashboard_uid")) return badData("panel_id must be set with dashboard_uid");
    const matchers = all("matcher", "matcher[]").flatMap((given) => readMatcher(given) ?? []);
    const wanted: Wanted = {
      states: states.map((state) => FILTERS[state] ?? state),
      matchers,
      limitAlerts: query.has("limit_alerts") ? Number(get("limit_alerts")) : Infinity,
    };
    const [uids, names, groups] = [all("rule_uid"), all("rule_name"), all("rule_group")];
    const [folder, dashboard, panel] = [get("folder_uid"), get("dashboard_uid"), get("panel_id")];
    const inScope = (await book.rules()).filter(
      ({ rule }) =>
        (!folder || rule.folderUid === folder) &&
        (!dashboard || rule.annotations.__dashboardUid__ === dashboard) &&
        (!panel || rule.annotations.__panelId__ === panel) &&
        (uids.length === 0 || uids.includes(rule.uid)) &&
        (names.length === 0 || names.includes(rule.title)) &&
        (groups.length === 0 || groups.includes(rule.group)) &&
        rule.title.toLowerCase().includes(get("search.rule_name").toLowerCase()),
    );
    const shown = inScope.filter(
      ({ instances }) => states.length === 0 || states.some((state) => hasState(instances, state)),
    );
    return page(shown, inScope, wanted, query);
  }

  function page(shown: RuleState[], inScope: RuleState[], wanted: Wanted, query: URLSearchParams): Reply {
    const byGroup = new Map<string, RuleState[]>();
    for (const one of shown) {
      const key = `${one.rule.folderUid}/${one.rule.group}`;
      byGroup.set(key, [...(byGroup.get(key) ?? []), one]);
    }
    const groups = [...byGroup.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const limit = Number(query.get("group_limit") ?? 0) || groups.length;
    const start = Number(Buffer.from(query.get("group_next_token") ?? "", "base64url").toString() || 0);
    const next = start + limit;
    const totals = stateCounts(inScope);
    const paged = query.has("group_limit");
    return json({
      status: "success",
      data: {
        groups: groups.slice(start, next).map(([, rules]) => groupOnTheWire(rules, wanted, folderTitle)),
        ...(next < groups.length ? { groupNextToken: Buffer.from(String(next)).toString("base64url") } : {}),
        ...(paged || Object.keys(totals).length === 0 ? {} : { totals }),
      },
    });
  }

  return [
    guardedRoute("GET", `${PATH}/rules`, "alert.rules:read", ({ url }) => list(url.searchParams)),
    guardedRoute("GET", `${PATH}/alerts`, "alert.instances:read", async () => {
      const instances = (await book.rules()).flatMap((state) => state.instances);
      return json({ status: "success", data: { alerts: instances.map(instanceOnTheWire) } });
    }),
  ];
}

function hasState(instances: readonly AlertInstance[], state: string): boolean {
  if (state === "firing") return instances.some(isFiring);
  if (state === "normal" || state === "inactive") return ruleState(instances) === "inactive";
  return instances.some((one) => one.state === FILTERS[state]);
}

function stateCounts(rules: readonly RuleState[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { instances } of rules) found[ruleState(instances)] = (found[ruleState(instances)] ?? 0) + 1;
  return found;
}

function groupOnTheWire(rules: RuleState[], wanted: Wanted, folderTitle: (uid: string) => string): object {
  const [first] = rules;
  const evaluatedAt = Math.max(0, ...rules.map((one) => one.evaluatedAt));
  return {
    name: first?.rule.group ?? "",
    file: folderTitle(first?.rule.folderUid ?? ""),
    folderUid: first?.rule.folderUid ?? "",
    rules: rules.map((one) => ruleOnTheWire(one, wanted)),
    totals: stateCounts(rules),
    interval: (first?.rule.intervalMs ?? 0) / 1000,
    lastEvaluation: time(evaluatedAt),
    evaluationTime: 0.012,
  };
}

/** `{"name":"severity","value":"critical","isEqual":true}` */
function readMatcher(given: string): AlertMatcher | undefined {
  try {
    const fields = object(JSON.parse(given));
    if (!fields) return undefined;
    const { name, value, isRegex, isEqual } = fields;
    return { name: text(name), value: text(value), isRegex: isRegex === true, isEqual: isEqual !== false };
  } catch {
    return undefined;
  }
}
