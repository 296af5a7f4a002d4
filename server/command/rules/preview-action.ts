import type { Action } from "@/server/command/contract/action";
import type { CommandPreview } from "@/server/command/contract";
import type { LineValue } from "@/server/handover/contract";
import type { IncidentDetail } from "@/server/incident/contract";
import { openChecks } from "@/server/incident/rules/open-checks";

/** Names of products are the same in all languages. */
const OWNERS = { grafana: "Grafana", alertmanager: "Alertmanager" } as const;
const preview = (key: string, values: Record<string, LineValue> = {}): CommandPreview => ({ key, values });

/** What an action will do to an incident, in one line. */
export function previewAction(action: Action, incident: IncidentDetail): CommandPreview {
  switch (action.command) {
    case "severity":
      return preview("severity", { from: { severity: incident.severity }, to: { severity: action.severity } });
    case "status":
      return preview("status", { from: { status: incident.status }, to: { status: action.status } });
    case "resolve": {
      const steps = { from: { status: incident.status }, to: { status: action.status } };
      const count = openChecks(action.status, incident);
      return count > 0 ? preview("resolveAnyway", { ...steps, count }) : preview("resolve", steps);
    }
    case "pause":
      return preview("pause", { until: { at: action.until } });
    case "reopen":
      return preview("reopen", { from: { status: incident.status }, to: { status: action.status } });
    case "assign": {
      const before = incident.roles.find(({ role }) => role === action.role)?.person.name;
      const values = { role: { role: action.role }, person: action.person.name };
      return before ? preview("assignInstead", { ...values, before }) : preview("assign", values);
    }
    case "task": {
      const { title, person, dueAt } = action;
      const key = person ? (dueAt ? "taskForDue" : "taskFor") : dueAt ? "taskDue" : "task";
      return preview(key, { title, ...(person && { person: person.name }), ...(dueAt && { due: { at: dueAt } }) });
    }
    case "done":
      return preview("done", { title: action.task.title });
    case "update":
      return action.nextAt ? preview("updateNext", { next: { at: action.nextAt } }) : preview("update");
    case "note":
      return preview("note", { at: { at: action.at } });
    case "annotate":
      return action.at ? preview("annotateAt", { at: { at: action.at } }) : preview("annotate");
    case "graph":
      return preview("graph", { panel: action.panel.title, ms: { ms: action.span.to - action.span.from } });
    case "snapshot":
      return preview("snapshot", { count: action.panels.length, ms: { ms: action.span.to - action.span.from } });
    case "query":
    case "logs":
    case "trace":
      return preview(action.command, { source: action.source.name, ms: { ms: action.span.to - action.span.from } });
    case "silence": {
      const { owner, count, endsWithIncident, minutes } = action;
      const until = endsWithIncident ? "silence" : "silenceFor";
      const values = { owner: OWNERS[owner], ...(!endsWithIncident && { ms: { ms: minutes * 60_000 } }) };
      return count === null ? preview(`${until}Unknown`, values) : preview(until, { ...values, count });
    }
    case "pin":
      return preview("pin", { panel: action.panel.title });
    case "dashboard":
      return preview("dashboard", { dashboard: action.dashboard.title });
    case "service":
      return preview("service", { service: action.service.name });
    case "type":
      if (!action.type) return preview("typeAway", { type: incident.type?.name ?? "" });
      return preview(action.withTasks ? "typeWithTasks" : "type", { type: action.type.name });
    case "title":
      return preview("title", { title: action.title });
    case "handoff":
      return action.person ? preview("handoffTo", { person: action.person.name }) : preview("handoff");
    case "share":
      return preview("share", { days: action.days });
    case "declare": {
      const values = { severity: { severity: action.severity }, title: action.title };
      return preview(action.isDrill ? "declareDrill" : "declare", values);
    }
    default:
      return preview(action.command);
  }
}
