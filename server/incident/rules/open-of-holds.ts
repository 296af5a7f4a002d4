import type { StatusHold } from "@/server/incident/contract/status-hold";

/** What is open by all of them, as the timeline tells it. */
export function openOfHolds(holds: readonly StatusHold[]): Partial<StatusHold["details"]> {
  const open: Partial<StatusHold["details"]> = {};
  for (const { details } of holds) Object.assign(open, details);
  return open;
}
