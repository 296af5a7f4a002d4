import type { IncidentStatus } from "@/server/incident/contract";
import type { StatusSettings } from "@/server/incident/contract/status-settings";
import { categoryOf } from "@/server/incident/rules";

/** A status in the place of another one of its category, which makes room; nothing moves between categories. */
export function moveStatus(
  statuses: StatusSettings["statuses"],
  status: IncidentStatus,
  to: IncidentStatus,
): StatusSettings["statuses"] {
  const held = statuses.find((each) => each.status === status);
  const place = statuses.findIndex((each) => each.status === to);
  if (!held || place < 0 || categoryOf(status) !== categoryOf(to)) return statuses;
  return statuses.filter((each) => each !== held).toSpliced(place, 0, held);
}
