import { type JsonObject, objects, strings, text } from "../http/json-fields";
import { durationMs } from "./alert-rule";
import { type AlertMatcher, matches, matchesAll } from "./matchers";

/** How alerts that arrive at a receiver are put together and repeated. Times in milliseconds. */
export interface Routing {
  /** The matchers on the way to the policy, which with the labels name the group. */
  path: string;
  receiver: string;
  groupBy: string[];
  groupWaitMs: number;
  groupIntervalMs: number;
  repeatIntervalMs: number;
}

const OPERATORS = new Set(["=", "!=", "=~", "!~"]);
const DURATION = /^(\d+(ms|[smhdwy]))+$/;

/** The matchers of a policy: triples of label, operator and value. Undefined when one of them is none. */
function readMatchers(route: JsonObject): AlertMatcher[] | undefined {
  const triples = Array.isArray(route.object_matchers) ? (route.object_matchers as unknown[]) : [];
  const found: AlertMatcher[] = [];
  for (const triple of triples) {
    const [name, operator, value] = Array.isArray(triple) ? triple.map(String) : [];
    if (name === undefined || operator === undefined || value === undefined || !OPERATORS.has(operator))
      return undefined;
    const matcher = { name, value, isRegex: operator.endsWith("~"), isEqual: operator.startsWith("=") };
    try {
      matches(matcher, {});
    } catch {
      return undefined;
    }
    found.push(matcher);
  }
  return found;
}

/** Why a tree cannot be taken: "malformed", or the name of a receiver or mute timing that is not known. */
export type TreeProblem = "malformed" | { receiver: string } | { muteTiming: string };

/** Checks a whole tree before it replaces the old one. Undefined when it is in order. */
export function treeProblem(
  tree: JsonObject,
  known: { receivers: ReadonlySet<string>; muteTimings: ReadonlySet<string> },
  isRoot = true,
): TreeProblem | undefined {
  const times = ["group_wait", "group_interval", "repeat_interval"].map((name) => tree[name]);
  if (times.some((time) => time !== undefined && !DURATION.test(text(time)))) return "malformed";
  if (!readMatchers(tree) || (isRoot && !text(tree.receiver))) return "malformed";
  const receiver = text(tree.receiver);
  if (receiver && !known.receivers.has(receiver)) return { receiver };
  const muteTiming = (strings(tree.mute_time_intervals) ?? []).find((name) => !known.muteTimings.has(name));
  if (muteTiming !== undefined) return { muteTiming };
  for (const child of objects(tree.routes)) {
    const problem = treeProblem(child, known, false);
    if (problem) return problem;
  }
  return undefined;
}

const DEFAULTS = { path: "{}", receiver: "", groupBy: [], groupWaitMs: 30_000, groupIntervalMs: 300_000 };

/** Where an alert goes: the deepest policies that match, the first of them only unless it says to continue. */
export function routeAlert(
  tree: JsonObject,
  labels: Record<string, string>,
  inherited: Routing = { ...DEFAULTS, repeatIntervalMs: 4 * 3_600_000 },
): Routing[] {
  const matchers = readMatchers(tree) ?? [];
  if (!matchesAll(matchers, labels)) return [];
  const shown = matchers.map(({ name, value, isRegex, isEqual }) => {
    const operator = isRegex ? (isEqual ? "=~" : "!~") : isEqual ? "=" : "!=";
    return `${name}${operator}${JSON.stringify(value)}`;
  });
  const own: Routing = {
    path: matchers.length > 0 ? `${inherited.path}/{${shown.join(",")}}` : inherited.path,
    receiver: text(tree.receiver) || inherited.receiver,
    groupBy: strings(tree.group_by) ?? inherited.groupBy,
    groupWaitMs: durationMs(tree.group_wait) || inherited.groupWaitMs,
    groupIntervalMs: durationMs(tree.group_interval) || inherited.groupIntervalMs,
    repeatIntervalMs: durationMs(tree.repeat_interval) || inherited.repeatIntervalMs,
  };
  const found: Routing[] = [];
  for (const child of objects(tree.routes)) {
    const below = routeAlert(child, labels, own);
    found.push(...below);
    if (below.length > 0 && child.continue !== true) break;
  }
  return found.length > 0 ? found : [own];
}

/** The labels that name a group; `...` keeps them all. */
export function groupLabels({ groupBy }: Routing, labels: Record<string, string>): Record<string, string> {
  if (groupBy.includes("...")) return labels;
  return Object.fromEntries(groupBy.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]])));
}
