import type { IncidentStatus } from "@/server/incident/contract";
import { canReopen } from "@/server/incident/rules";

/** Whether a change of status says that the work is done. What is declined in triage never was any. */
export function endsWork(from: IncidentStatus, to: IncidentStatus): boolean {
  return canReopen(to) && !canReopen(from) && !(from === "triage" && to === "closed");
}
