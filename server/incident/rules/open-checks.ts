import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { needsChecks } from "@/server/incident/rules/needs-checks";

/** How many items of its checklist keep an incident from coming to a status without a reason. */
export function openChecks(
  to: IncidentStatus,
  { status, checklist }: Pick<IncidentDetail, "status" | "checklist">,
): number {
  return needsChecks(status, to) ? checklist.filter(({ done }) => done === null).length : 0;
}
