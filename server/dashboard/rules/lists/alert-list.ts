import type { AlertListOptions } from "../../contract/list-options";
import type { ListedAlert, ListedAlertInstance, ListedAlertState } from "../../contract/panel-lists";
import { labelMatches, labelMatchers } from "./label-matchers";

/** The part of a rule that is read here. */
interface Rule {
  uid: string;
  name: string;
  state: "firing" | "pending" | "recovering" | "inactive" | "unknown";
  health: "ok" | "error" | "nodata" | "unknown";
  activeAt: number | null;
  folderUid: string;
  folderTitle: string;
  group: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  instances: readonly {
    labels: Record<string, string>;
    state: "normal" | "pending" | "firing" | "recovering" | "nodata" | "error" | "unknown";
    activeAt: number | null;
  }[];
}

/** Most instances that travel with one rule. */
const MOST_INSTANCES = 100;
const IMPORTANCE: readonly ListedAlertState[] = ["firing", "error", "pending", "noData", "recovering", "normal"];

/** A rule whose evaluation failed or found nothing says so itself; the instances say the same where it alerts. */
function ruleState({ state, health }: Rule): ListedAlertState {
  if (state === "firing" || state === "pending" || state === "recovering") return state;
  return health === "error" ? "error" : health === "nodata" ? "noData" : "normal";
}

const instanceState = (state: Rule["instances"][number]["state"]): ListedAlertState =>
  state === "nodata" ? "noData" : state === "unknown" ? "normal" : state;

function listed(rule: Rule, options: AlertListOptions): ListedAlert | null {
  const { stateFilter } = options;
  const matchers = labelMatchers(options.alertInstanceLabelFilter);
  const all = rule.instances.map(({ labels, state, activeAt }): ListedAlertInstance => ({
    labels,
    state: instanceState(state),
    activeAt,
  }));
  const matching = all.filter(({ labels }) => labelMatches(labels, matchers));
  if (matchers.length > 0 && matching.length === 0) return null;
  const instances = matching.filter(({ state }) => stateFilter[state]);
  const state = ruleState(rule);
  if (!stateFilter[state] && instances.length === 0) return null;
  const { uid, name, folderTitle, group, activeAt, labels } = rule;
  const summary = rule.annotations.summary ?? "";
  return {
    uid,
    name,
    folderTitle,
    group,
    state,
    activeAt,
    labels,
    summary,
    instances: instances.slice(0, MOST_INSTANCES),
  };
}

const byName = (a: ListedAlert, b: ListedAlert): number => a.name.localeCompare(b.name);
const rank = ({ state }: ListedAlert): number => IMPORTANCE.indexOf(state);
/** What is not active comes last, whichever way time runs. */
const byTime = (a: ListedAlert, b: ListedAlert, sign: number): number =>
  a.activeAt === null || b.activeAt === null
    ? Number(a.activeAt === null) - Number(b.activeAt === null)
    : sign * (a.activeAt - b.activeAt);

const ORDERS: Record<number, (a: ListedAlert, b: ListedAlert) => number> = {
  1: byName,
  2: (a, b) => byName(b, a),
  3: (a, b) => rank(a) - rank(b) || byName(a, b),
  4: (a, b) => byTime(a, b, 1) || byName(a, b),
  5: (a, b) => byTime(a, b, -1) || byName(a, b),
};

/** The rules that an alert list shows, in its order. `name` is the wanted name with its variables filled in. */
export function alertList(
  rules: readonly Rule[],
  options: AlertListOptions,
  name: string,
): { items: ListedAlert[]; more: number } {
  const wanted = name.toLowerCase();
  const { folder, maxItems } = options;
  const inFolder = (rule: Rule): boolean =>
    !folder ||
    (folder.uid !== "" ? rule.folderUid === folder.uid : folder.title === "" || rule.folderTitle === folder.title);
  const all = rules
    .filter((rule) => inFolder(rule) && rule.name.toLowerCase().includes(wanted))
    .map((rule) => listed(rule, options))
    .filter((rule) => rule !== null)
    .sort(ORDERS[options.sortOrder] ?? byName);
  return { items: all.slice(0, maxItems), more: Math.max(0, all.length - maxItems) };
}
