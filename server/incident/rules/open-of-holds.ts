import type { StatusHold } from "@/server/incident/contract/status-hold";

/** What is open by all of them, as the timeline tells it. */
export function openOfHolds(holds: readonly StatusHold[]): Partial<StatusHold["details"]> {
  return holds.reduce<Partial<StatusHold["details"]>>((all, { details }) => ({ ...all, ...details }), {});
}
