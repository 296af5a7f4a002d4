import type { TimelineEvent } from "@/server/timeline/contract";
import { groupOf } from "@/server/timeline/rules/kind-groups";

const GROUPS = new Set(["status", "dashboards"]);

/** True for an event after which the incident has to be read again: its status, roles, readers, services, dashboards and panels. */
export function changesIncident(event: Pick<TimelineEvent, "kind">): boolean {
  const group = groupOf(event);
  return event.kind === "role_assigned" || event.kind === "visibility_changed" || (group !== null && GROUPS.has(group));
}
