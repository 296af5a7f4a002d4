import type { Severity } from "@/server/incident/contract";
import type { SeverityPolicies } from "@/server/incident/contract/severity-policy";

export interface UpdatedIncident {
  severity: Severity;
  declaredAt: Date;
  /** When its last pause ended; null where it never rested. */
  resumedAt: Date | null;
  /** The newest key update, and when it promised the next. */
  lastUpdate: { at: Date; nextDueAt: Date | null } | null;
}

const MINUTE_MS = 60_000;

/**
 * When the next key update is owed: as promised, else by the severity's cadence; null where none is. What was promised for
 * a time of rest is owed as if the room had just spoken when it went on.
 */
export function updateDueAt(
  { severity, lastUpdate, declaredAt, resumedAt }: UpdatedIncident,
  policies: SeverityPolicies,
): Date | null {
  const promised = lastUpdate?.nextDueAt ?? null;
  if (promised && !(resumedAt && promised < resumedAt)) return promised;
  const { updateMinutes } = policies.severities[severity];
  const spoken = lastUpdate?.at ?? declaredAt;
  const from = resumedAt && resumedAt > spoken ? resumedAt : spoken;
  return updateMinutes === null ? null : new Date(from.getTime() + updateMinutes * MINUTE_MS);
}
