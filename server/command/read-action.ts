import type { Action } from "@/server/command/contract/action";
import type { CommandArguments, CommandName, Moment } from "@/server/command/contract/commands";
import type { RunCommandInput } from "@/server/command/contract";
import {
  findDashboards,
  findOpenTasks,
  findPanels,
  findPeople,
  findServices,
  findSources,
  findTypes,
  type Named,
} from "@/server/command/find-names";
import { NameProblem } from "@/server/command/name-problem";
import { momentAt } from "@/server/command/rules/moment";
import { matchName } from "@/server/command/rules/match-name";
import { silenceAction } from "@/server/command/silence-action";
import type { IncidentDetail, IncidentRoleName, IncidentStatus, Person, Severity } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";
import { SHARE_DEFAULT_DAYS, SHARE_MAX_DAYS } from "@/server/share/contract";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const TRACE_ID = /^(?:[0-9a-f]{16}|[0-9a-f]{32})$/i;

function named<Value>(items: readonly Named<Value>[], argument: string, written: string): Value {
  const match = matchName(items, written, ({ names }) => names);
  if ("found" in match) return match.found.value;
  throw new NameProblem(match.problem, argument, written);
}

/** A person is only ever meant by the whole user name. */
function personOf(people: readonly Named<Person>[], written: string): Person {
  const wanted = written.toLowerCase();
  const found = people.find(({ value }) => value.username.toLowerCase() === wanted);
  if (!found) throw new NameProblem("unknownName", "person", written);
  return found.value;
}

/** Where the room's own clock and graphs stand. */
export type Asked = Pick<RunCommandInput, "timeZone" | "range">;

/**
 * What a line that reads well asks for: its names looked up, its times made out.
 * @throws NameProblem, and AppError as the ports reject with
 */
export async function readAction(
  context: SignedIn,
  incident: IncidentDetail,
  command: CommandName,
  args: CommandArguments,
  { timeZone, range }: Asked,
): Promise<Action> {
  const now = context.services.clock.now();
  const text = (name: string): string => (typeof args[name] === "string" ? args[name] : "");
  const span = () => {
    const to = now.getTime();
    if (typeof args.range === "number") return { from: to - args.range, to };
    return range ?? { from: to - HOUR_MS, to };
  };
  const moment = (name: string, side: "behind" | "ahead"): string | null => {
    const value = args[name];
    return typeof value === "object" ? momentAt(value satisfies Moment, now, timeZone, side).toISOString() : null;
  };
  const person = async (): Promise<Person | null> =>
    args.person === undefined ? null : personOf(await findPeople(context), text("person"));
  const capture = () => ({ span: span(), note: text("note") });

  switch (command) {
    case "severity":
      return { command, severity: text("severity") as Severity };
    case "status":
      return { command, status: text("status") as IncidentStatus };
    case "resolve":
      return { command, status: "resolved", reason: text("reason") };
    case "pause": {
      const until = new Date(now.getTime() + (typeof args.for === "number" ? args.for : HOUR_MS)).toISOString();
      return { command, until, reason: text("reason") };
    }
    case "resume":
      return { command };
    case "reopen":
      return { command, status: "investigating", reason: text("reason") };
    case "assign": {
      const { userId: id, name, username } = context.viewer;
      return { command, role: text("role") as IncidentRoleName, person: (await person()) ?? { id, name, username } };
    }
    case "task":
      return { command, title: text("title"), person: await person(), dueAt: moment("due", "ahead") };
    case "done":
      return { command, task: named(await findOpenTasks(context, incident), "task", text("task")) };
    case "update":
      return { command, text: text("text"), nextAt: moment("next", "ahead") };
    case "note":
      return { command, text: text("text"), at: moment("at", "behind") ?? now.toISOString() };
    case "graph":
      return { command, panel: named(await findPanels(context, incident), "panel", text("panel")), ...capture() };
    case "snapshot":
      return { command, panels: incident.panels, ...capture() };
    case "query":
      return { command, language: "promql", ...(await asked("promql")) };
    case "logs":
      return { command, language: "logql", ...(await asked("logql")) };
    case "trace":
      return { command, language: TRACE_ID.test(text("query")) ? "trace" : "traceql", ...(await asked("traceql")) };
    case "annotate":
      return { command, text: text("text"), at: moment("at", "behind") };
    case "silence": {
      const written = { alerts: text("alerts"), note: text("note") };
      return silenceAction(context, incident, { ...written, ...(typeof args.for === "number" && { for: args.for }) });
    }
    case "pin":
      return { command, panel: named(await findPanels(context, incident), "panel", text("panel")) };
    case "dashboard": {
      const hits = await findDashboards(context, text("dashboard"));
      return { command, dashboard: named(hits, "dashboard", text("dashboard")) };
    }
    case "type": {
      const type = named(await findTypes(context, incident), "type", text("type"));
      return { command, type, withTasks: args.tasks === true };
    }
    case "service":
      return { command, service: named(await findServices(context), "service", text("service")) };
    case "title":
      return { command, title: text("title") };
    case "handoff":
      return { command, person: await person(), note: text("note") };
    case "share": {
      const days = typeof args.for === "number" ? Math.ceil(args.for / DAY_MS) : SHARE_DEFAULT_DAYS;
      return { command, days: Math.min(days, SHARE_MAX_DAYS), span: span() };
    }
    case "declare":
      return { command, severity: text("severity") as Severity, title: text("title"), isDrill: args.drill === true };
    case "catchup":
    case "similar":
    case "merge":
    case "help":
      return { command };
    default:
      throw new NameProblem("notYet", "", command);
  }

  async function asked(kind: "promql" | "logql" | "traceql") {
    const sources = await findSources(context, kind);
    const [usual] = sources;
    if (!usual) throw new NameProblem("noSource", "on", kind);
    const source = args.on === undefined ? usual.value : named(sources, "on", text("on"));
    return { source, query: text("query"), ...capture() };
  }
}
