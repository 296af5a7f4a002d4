import type { FiringPart } from "@/server/alert/contract/room-firings";
import type { ShownAlert } from "./shown-alerts";

/** Each alert by itself, as what sums them up wants it. */
export function firingParts(alerts: readonly ShownAlert[]): FiringPart[] {
  return alerts.map(({ id, name, labels, state, acknowledgedAt, isFlapping, startsAt, links }) => {
    const { dashboardUid, panelId } = links;
    return {
      name,
      severity: labels.severity ?? "",
      state,
      count: 1,
      acknowledged: acknowledgedAt === null ? 0 : 1,
      isFlapping,
      since: startsAt,
      alertId: id,
      panel: dashboardUid && panelId !== undefined ? { dashboardUid, panelId } : null,
    };
  });
}
