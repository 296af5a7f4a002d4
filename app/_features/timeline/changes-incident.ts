import type { TimelineEvent } from "@/server/timeline/contract";
import { groupOf } from "@/server/timeline/rules/kind-groups";

const GROUPS = new Set(["status", "dashboards", "sharing"]);

/** True for an event after which the incident is another: its status, roles, readers, dashboards or what a newer server added. */
export function changesIncident(event: Pick<TimelineEvent, "kind">): boolean {
  const group = groupOf(event);
  return event.kind === "role_assigned" || event.kind === "visibility_changed" || (group !== null && GROUPS.has(group));
}
