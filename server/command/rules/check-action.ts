import type { Action } from "@/server/command/contract/action";
import type { CommandProblem } from "@/server/command/contract";
import { DASHBOARDS_MAX, type IncidentDetail, PANELS_MAX, SERVICES_MAX } from "@/server/incident/contract";
import { canReopen, categoryOf } from "@/server/incident/rules";
import { missingFields } from "@/server/incident/rules/missing-fields";
import { openChecks } from "@/server/incident/rules/open-checks";
import { isSamePanel } from "@/server/incident/rules/is-same-panel";

export type Refused = Pick<CommandProblem, "code" | "argument" | "value">;

const refused = (code: CommandProblem["code"], argument?: string, value?: string): Refused => ({
  code,
  ...(argument !== undefined && { argument }),
  ...(value !== undefined && { value }),
});

/** As long as the verbs take a reason. */
const REASON_MAX = 500;

/** Why an incident, as it stands, does not take an action; null where it does. The verbs decide again. */
export function checkAction(action: Action, incident: IncidentDetail, now: Date): Refused | null {
  const { dashboards, panels, services } = incident;
  if ("reason" in action && action.reason.length > REASON_MAX) return refused("notAName", "reason");
  switch (action.command) {
    case "severity":
      if (incident.status === "closed") return refused("isClosed");
      return action.severity === incident.severity ? refused("sameAlready", "severity", action.severity) : null;
    case "status":
    case "resolve": {
      if (action.status === incident.status) return refused("sameAlready", "status", action.status);
      if (!incident.nextStatuses.includes(action.status)) return refused("notNext", "status", action.status);
      const isHeld = openChecks(action.status, incident) > 0 && !(action.command === "resolve" && action.reason);
      if (isHeld) return refused("checklistOpen");
      const missing = missingFields(action.status, incident).map(({ name }) => name);
      return missing.length > 0 ? refused("fieldsMissing", "status", missing.join(", ")) : null;
    }
    case "pause":
      return categoryOf(incident.status) === "active" ? null : refused("notRunning");
    case "resume":
      return incident.pause ? null : refused("notPaused");
    case "reopen":
      return canReopen(incident.status) && incident.nextStatuses.includes(action.status)
        ? null
        : refused("notNext", "status", action.status);
    case "assign": {
      const isHeld = incident.roles.some(({ role, person }) => role === action.role && person.id === action.person.id);
      return isHeld ? refused("sameAlready", "person", action.person.name) : null;
    }
    case "note":
      return Date.parse(action.at) > now.getTime() ? refused("inTheFuture", "at") : null;
    case "annotate":
      return action.at !== null && Date.parse(action.at) > now.getTime() ? refused("inTheFuture", "at") : null;
    case "snapshot":
      return action.panels.length === 0 ? refused("nothingPinned") : null;
    case "pin":
      if (panels.some((panel) => isSamePanel(panel, action.panel)))
        return refused("isPinned", "panel", action.panel.title);
      return panels.length >= PANELS_MAX ? refused("isFull", "panel") : null;
    case "dashboard":
      if (dashboards.some(({ uid }) => uid === action.dashboard.uid)) {
        return refused("sameAlready", "dashboard", action.dashboard.title);
      }
      return dashboards.length >= DASHBOARDS_MAX ? refused("isFull", "dashboard") : null;
    case "service":
      if (services.some(({ id }) => id === action.service.id))
        return refused("sameAlready", "service", action.service.name);
      return services.length >= SERVICES_MAX ? refused("isFull", "service") : null;
    case "type": {
      const isSame = action.type?.id === incident.type?.id;
      return isSame && !(action.type && action.withTasks) ? refused("sameAlready", "type", action.type?.name) : null;
    }
    case "title":
      return action.title === incident.title ? refused("sameAlready", "title") : null;
    default:
      return null;
  }
}
