import type { z } from "zod";
import { changeIncident } from "@/server/incident/change-incident";
import type { IncidentDetail, setDashboardsInput } from "@/server/incident/contract";
import type { SignedIn } from "@/server/platform/context";

/** Replaces the dashboards that the room holds, in the order given. */
export function setDashboards(context: SignedIn, input: z.infer<typeof setDashboardsInput>): Promise<IncidentDetail> {
  const { organizationId } = context.viewer;
  const chosen = [...new Map(input.dashboards.map((dashboard) => [dashboard.uid, dashboard])).values()];
  return changeIncident(context, "incident:update", input, ({ id: incidentId }) => ({
    data: {},
    event: { kind: "dashboard_changed", payload: { dashboards: chosen.map(({ title }) => title) } },
    also: async (tx) => {
      await tx.incidentDashboard.deleteMany({ where: { incidentId } });
      await tx.incidentDashboard.createMany({
        data: chosen.map(({ uid, title }, position) => ({
          incidentId,
          organizationId,
          dashboardUid: uid,
          title,
          position,
        })),
      });
    },
  }));
}
