import { type IncidentDetail, type IncidentStatus, STATUSES } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";

/** The one thing to do now. */
export type NextAction = { kind: "takeCommand" } | { kind: "status"; to: IncidentStatus } | { kind: "none" };

/**
 * Somebody has to lead before anything else; after that the incident goes one step at a time, in the organization's
 * `order` of the statuses and over what is switched off. What is over is closed.
 */
export function nextAction(
  incident: Pick<IncidentDetail, "status" | "commander" | "canUpdate" | "nextStatuses">,
  order: readonly IncidentStatus[] = STATUSES,
): NextAction {
  const { status, nextStatuses } = incident;
  if (!incident.canUpdate) return { kind: "none" };
  const isOpen = ["triage", "active"].includes(categoryOf(status));
  if (!incident.commander && isOpen) return { kind: "takeCommand" };
  const further = isOpen ? order.slice(order.indexOf(status) + 1) : (["closed"] as const);
  const to = status === "closed" ? undefined : further.find((each) => nextStatuses.includes(each));
  return to ? { kind: "status", to } : { kind: "none" };
}
