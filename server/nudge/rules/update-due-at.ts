import type { Severity } from "@/server/incident/contract";
import type { SeverityPolicies } from "@/server/incident/contract/severity-policy";

export interface UpdatedIncident {
  severity: Severity;
  declaredAt: Date;
  /** The newest key update, and when it promised the next. */
  lastUpdate: { at: Date; nextDueAt: Date | null } | null;
}

const MINUTE_MS = 60_000;

/** When the next key update is owed: as promised, else by the severity's cadence; null where none is. */
export function updateDueAt(
  { severity, lastUpdate, declaredAt }: UpdatedIncident,
  policies: SeverityPolicies,
): Date | null {
  if (lastUpdate?.nextDueAt) return lastUpdate.nextDueAt;
  const { updateMinutes } = policies.severities[severity];
  const from = lastUpdate?.at ?? declaredAt;
  return updateMinutes === null ? null : new Date(from.getTime() + updateMinutes * MINUTE_MS);
}
