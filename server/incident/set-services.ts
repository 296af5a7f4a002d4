import type { z } from "zod";
import { tellEarlierChanges } from "@/server/change/tell-earlier-changes";
import { changeIncident } from "@/server/incident/change-incident";
import { DASHBOARDS_MAX, type IncidentDetail, type setServicesInput } from "@/server/incident/contract";
import { categoryOf } from "@/server/incident/rules";
import { mergeDashboards } from "@/server/incident/rules/merge-dashboards";
import type { SignedIn } from "@/server/platform/context";
import { chosenServices } from "@/server/service/chosen-services";

/**
 * Replaces the services that the incident is about. Default dashboards of those that are new come into the room after
 * what it holds; nothing leaves it.
 * @throws AppError BAD_INPUT for a service of somebody else
 */
export function setServices(context: SignedIn, input: z.infer<typeof setServicesInput>): Promise<IncidentDetail> {
  const { organizationId } = context.viewer;
  return changeIncident(context, "incident:update", input, async (incident, now, tx) => {
    const { id: incidentId } = incident;
    const services = await chosenServices(tx, organizationId, input.serviceIds);
    const before = await tx.incidentService.findMany({ where: { incidentId }, select: { serviceId: true } });
    const known = new Set(before.map(({ serviceId }) => serviceId));
    const rows = await tx.incidentDashboard.findMany({ where: { incidentId }, orderBy: { position: "asc" } });
    const held = rows.map(({ dashboardUid: uid, title }) => ({ uid, title }));
    const defaults = services.filter(({ id }) => !known.has(id)).flatMap(({ dashboards }) => dashboards);
    const { added } = mergeDashboards(held, defaults, DASHBOARDS_MAX);
    const first = (rows.at(-1)?.position ?? -1) + 1;
    return {
      data: {},
      event: {
        kind: "services_changed",
        payload: { services: services.map(({ name }) => name), dashboards: added.map(({ title }) => title) },
      },
      also: async () => {
        await tx.incidentService.deleteMany({ where: { incidentId } });
        await tx.incidentService.createMany({
          data: services.map(({ id: serviceId }) => ({ incidentId, serviceId, organizationId })),
        });
        await tx.incidentDashboard.createMany({
          data: added.map(({ uid: dashboardUid, title }, index) => ({
            incidentId,
            organizationId,
            dashboardUid,
            title,
            position: first + index,
          })),
        });
        if (["triage", "active"].includes(categoryOf(incident.status))) {
          const startedAt = incident.impactStartedAt ?? incident.detectedAt ?? incident.declaredAt;
          const fresh = services.map(({ id }) => id).filter((id) => !known.has(id));
          await tellEarlierChanges(tx, { organizationId, incidentId, serviceIds: fresh, startedAt, now });
        }
      },
    };
  });
}
