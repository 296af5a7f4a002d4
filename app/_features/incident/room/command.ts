import type { IncidentDetail, IncidentRoleName, IncidentStatus, Person, Severity } from "@/server/incident/contract";
import { nextStatuses } from "@/server/incident/rules";

/** What somebody can do to an incident from its header. */
export type Command =
  | { kind: "status"; to: IncidentStatus }
  | { kind: "severity"; to: Severity }
  | { kind: "title"; to: string }
  | { kind: "role"; role: IncidentRoleName; person: Person | null }
  | { kind: "dashboards"; to: { uid: string; title: string }[] };

/** How the incident looks when the command succeeds; shown before the server has answered. */
export function applyCommand(incident: IncidentDetail, command: Command): IncidentDetail {
  switch (command.kind) {
    case "status":
      return { ...incident, status: command.to, nextStatuses: [...nextStatuses(command.to)] };
    case "severity":
      return { ...incident, severity: command.to };
    case "title":
      return { ...incident, title: command.to };
    case "dashboards":
      return { ...incident, dashboards: command.to };
    case "role": {
      const { role, person } = command;
      const others = incident.roles.filter((each) => each.role !== role);
      const roles = person ? [...others, { role, person }] : others;
      return { ...incident, roles, commander: role === "commander" ? person : incident.commander };
    }
  }
}

/** The command that takes a change back, when the rules allow it. */
export function undoOf(before: IncidentDetail, command: Command): Command | null {
  if (command.kind === "status" && nextStatuses(command.to).includes(before.status)) {
    return { kind: "status", to: before.status };
  }
  if (command.kind === "severity") return { kind: "severity", to: before.severity };
  return null;
}
