import type { IncidentStatus } from "@/server/incident/contract";
import type { SeverityPolicies } from "@/server/incident/contract/severity-policy";
import { categoryOf } from "@/server/incident/rules";
import { type UpdatedIncident, updateDueAt } from "@/server/nudge/rules/update-due-at";

/** What decides whether a room is to be reminded. */
export interface NudgedIncident extends UpdatedIncident {
  status: IncidentStatus;
  /** When a person last said or did something in the room. */
  lastWordAt: Date;
}

export interface Nudge {
  about: "update_overdue" | "stale";
  since: Date;
  /** The same reminder has the same key. */
  key: string;
}

const MINUTE_MS = 60_000;
/** A promise is not broken by a minute. */
const GRACE_MS = MINUTE_MS;
/** Who does not answer the third does not answer the tenth. */
const MOST = 3;
const USUAL_EVERY_MS = 30 * MINUTE_MS;

/**
 * The reminder that a room is owed now, or none: an update that is late, else a silence that is too long. Each is said
 * again after as long as it was waited for, three times at most.
 */
export function dueNudge(incident: NudgedIncident, policies: SeverityPolicies, now: Date): Nudge | null {
  if (!["triage", "active"].includes(categoryOf(incident.status))) return null;
  const told = (about: Nudge["about"], since: Date, everyMs: number): Nudge | null => {
    const times = Math.floor((now.getTime() - since.getTime()) / everyMs);
    return times >= MOST ? null : { about, since, key: `nudge:${about}:${since.getTime()}:${times}` };
  };
  const dueAt = updateDueAt(incident, policies);
  if (dueAt && now.getTime() >= dueAt.getTime() + GRACE_MS) {
    const { updateMinutes } = policies.severities[incident.severity];
    return told("update_overdue", dueAt, updateMinutes === null ? USUAL_EVERY_MS : updateMinutes * MINUTE_MS);
  }
  if (policies.staleMinutes === null) return null;
  const staleMs = policies.staleMinutes * MINUTE_MS;
  const quietSince = incident.lastWordAt;
  if (now.getTime() - quietSince.getTime() < staleMs) return null;
  const since = new Date(quietSince.getTime() + staleMs);
  const nudge = told("stale", since, staleMs);
  return nudge && { ...nudge, since: quietSince };
}
