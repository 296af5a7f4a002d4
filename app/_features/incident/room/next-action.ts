import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";

/** The one thing to do now. */
export type NextAction = { kind: "takeCommand" } | { kind: "status"; to: IncidentStatus } | { kind: "none" };

const STEP: Record<IncidentStatus, IncidentStatus | null> = {
  triage: "investigating",
  investigating: "identified",
  identified: "fixing",
  fixing: "monitoring",
  monitoring: "resolved",
  resolved: "closed",
  post_incident: "closed",
  closed: null,
};

/** Somebody has to lead before anything else; after that the incident goes one step at a time. */
export function nextAction(
  incident: Pick<IncidentDetail, "status" | "commander" | "canUpdate" | "nextStatuses">,
): NextAction {
  if (!incident.canUpdate) return { kind: "none" };
  const category = categoryOf(incident.status);
  if (!incident.commander && (category === "triage" || category === "active")) return { kind: "takeCommand" };
  let to = STEP[incident.status];
  // Over what is switched off.
  while (to && !incident.nextStatuses.includes(to)) to = STEP[to];
  return to ? { kind: "status", to } : { kind: "none" };
}
