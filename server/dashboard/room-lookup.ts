import type { Context } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { findShare } from "@/server/share/find-share";
import type { RoomLookup } from "./room-access";

/** Finds rooms in the database. A link that was made for one dashboard shows only that one. */
export function roomLookup(context: Context): RoomLookup {
  const dashboardsOf = async (organizationId: string, incidentId: string): Promise<string[]> => {
    const rows = await context.services.db.incidentDashboard.findMany({
      where: { organizationId, incidentId },
      orderBy: { position: "asc" },
      select: { dashboardUid: true },
    });
    return rows.map((row) => row.dashboardUid);
  };
  return {
    async incident(viewer, number) {
      const { id: incidentId, organizationId } = await findIncident({ ...context, viewer }, number);
      return { incidentId, organizationId, dashboards: await dashboardsOf(organizationId, incidentId) };
    },
    async share(token) {
      const { incidentId, organizationId, dashboardUid, rangeFrom, rangeTo } = await findShare(context, token);
      const held = await dashboardsOf(organizationId, incidentId);
      const dashboards = dashboardUid === null ? held : held.filter((uid) => uid === dashboardUid);
      return { incidentId, organizationId, dashboards, range: { from: rangeFrom.getTime(), to: rangeTo.getTime() } };
    },
  };
}
