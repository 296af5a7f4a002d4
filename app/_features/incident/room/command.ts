import type { FieldValue } from "@/server/field/contract";
import { checkValue } from "@/server/field/rules/check-value";
import type {
  IncidentDetail,
  IncidentRoleName,
  IncidentStatus,
  Person,
  PinnedPanel,
  Severity,
  Visibility,
} from "@/server/incident/contract";
import { nextStatuses } from "@/server/incident/rules";
import { type Placed, rebasePanels } from "@/server/incident/rules/arrange-panels";
import { isSamePanel } from "@/server/incident/rules/is-same-panel";
import { missingFields } from "@/server/incident/rules/missing-fields";
import { openChecks } from "@/server/incident/rules/open-checks";

type NamedPerson = Pick<Person, "id" | "name">;

/** A panel to be pinned; at the end and in the usual size unless told otherwise. */
export type NewPin = Omit<PinnedPanel, "id" | "width" | "height"> &
  Partial<Pick<PinnedPanel, "width" | "height"> & { position: number }>;

/** What somebody can do to an incident from its room. */
export type Command =
  /** Anyway: although items of the checklist are open. */
  | { kind: "status"; to: IncidentStatus; reason?: string; anyway?: true }
  | { kind: "pause"; until: string; reason: string }
  | { kind: "resume" }
  | { kind: "check"; id: string; isDone: boolean }
  /** Seen: what stood in it, for the one who changes it. */
  | { kind: "field"; id: string; value: FieldValue | null; seen: FieldValue | null; person: NamedPerson | null }
  | { kind: "severity"; to: Severity }
  | { kind: "title"; to: string }
  | { kind: "type"; to: IncidentDetail["type"]; withTasks: boolean }
  | { kind: "role"; role: IncidentRoleName; person: Person | null }
  | { kind: "dashboards"; to: { uid: string; title: string }[] }
  | { kind: "services"; to: IncidentDetail["services"] }
  | { kind: "visibility"; to: Visibility; members: Person[]; opensMerged: number }
  | { kind: "pin"; panel: NewPin }
  | { kind: "unpin"; id: string }
  | { kind: "arrange"; to: Placed[] };

/** How the incident looks when the command succeeds; shown before the server has answered. */
export function applyCommand(incident: IncidentDetail, command: Command): IncidentDetail {
  switch (command.kind) {
    case "status":
      return { ...incident, status: command.to, nextStatuses: [...nextStatuses(command.to)], pause: null };
    case "pause": {
      const { until, reason } = command;
      return { ...incident, pause: { since: incident.pause?.since ?? incident.updatedAt, until, reason } };
    }
    case "resume":
      return { ...incident, pause: null };
    case "check": {
      const done = command.isDone ? { at: incident.updatedAt, by: "" } : null;
      const checklist = incident.checklist.map((item) => (item.id === command.id ? { ...item, done } : item));
      return { ...incident, checklist };
    }
    case "field": {
      const { id, value, person } = command;
      return {
        ...incident,
        fields: incident.fields.map((field) => (field.id === id ? { ...field, value, person } : field)),
      };
    }
    case "severity":
      return { ...incident, severity: command.to };
    case "title":
      return { ...incident, title: command.to };
    case "type":
      return { ...incident, type: command.to };
    case "dashboards":
      return { ...incident, dashboards: command.to };
    case "services":
      return { ...incident, services: command.to };
    case "visibility":
      return { ...incident, visibility: command.to, members: command.to === "private" ? command.members : [] };
    // The server gives it the name under which it is drawn.
    case "pin":
      return incident;
    case "unpin":
      return { ...incident, panels: incident.panels.filter(({ id }) => id !== command.id) };
    case "arrange":
      return { ...incident, panels: rebasePanels(incident.panels, command.to) };
    case "role": {
      const { role, person } = command;
      const others = incident.roles.filter((each) => each.role !== role);
      const roles = person ? [...others, { role, person }] : others;
      return { ...incident, roles, commander: role === "commander" ? person : incident.commander };
    }
  }
}

function pinAgain(panel: PinnedPanel, position: number): Command {
  const { dashboardUid, panelId, title, variables, width, height } = panel;
  return { kind: "pin", panel: { dashboardUid, panelId, title, variables, width, height, position } };
}

function fieldBack(before: IncidentDetail, id: string, after: IncidentDetail): Command | null {
  const [was, is] = [before, after].map(({ fields }) => fields.find((field) => field.id === id));
  if (!was || !is?.isOurs || "problem" in checkValue(is, was.value, is.value)) return null;
  return { kind: "field", id, value: was.value, seen: is.value, person: was.person };
}

/** The command that takes a change back, when the rules allow it. */
export function undoOf(before: IncidentDetail, command: Command, after: IncidentDetail): Command | null {
  switch (command.kind) {
    case "status":
      if (!after.nextStatuses.includes(before.status) || openChecks(before.status, after) > 0) return null;
      if (missingFields(before.status, after).length > 0) return null;
      return { kind: "status", to: before.status };
    case "field":
      return fieldBack(before, command.id, after);
    case "severity":
      return { kind: "severity", to: before.severity };
    case "pin": {
      const known = new Set(before.panels.map(({ id }) => id));
      const pinned = after.panels.find((panel) => !known.has(panel.id) && isSamePanel(panel, command.panel));
      return pinned ? { kind: "unpin", id: pinned.id } : null;
    }
    case "unpin": {
      const position = before.panels.findIndex(({ id }) => id === command.id);
      const panel = before.panels[position];
      return panel ? pinAgain(panel, position) : null;
    }
    case "arrange":
      return { kind: "arrange", to: before.panels.map(({ id, width, height }) => ({ id, width, height })) };
    default:
      return null;
  }
}
