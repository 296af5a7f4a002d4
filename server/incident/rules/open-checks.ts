import type { IncidentDetail, IncidentStatus } from "@/server/incident/contract";
import { endsWork } from "@/server/incident/rules/ends-work";

/** How many items of its checklist keep an incident from coming to a status without a reason. */
export function openChecks(
  to: IncidentStatus,
  { status, checklist }: Pick<IncidentDetail, "status" | "checklist">,
): number {
  return endsWork(status, to) ? checklist.filter(({ done }) => done === null).length : 0;
}
