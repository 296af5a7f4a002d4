import { DASHBOARDS_MAX, type DeclareInput } from "@/server/incident/contract";
import { mergeDashboards } from "@/server/incident/rules/merge-dashboards";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { chosenServices } from "@/server/service/chosen-services";
import { recordEvent } from "@/server/timeline/record-event";

/**
 * Opens an incident under the organization's next number. The same idempotency key opens one, however often it comes.
 * @throws AppError FORBIDDEN; BAD_INPUT for a team or a service of somebody else
 */
export async function declareIncident(context: SignedIn, input: DeclareInput): Promise<{ number: number }> {
  const { viewer, services } = context;
  authorize(viewer, "incident:declare");
  const { organizationId } = viewer;
  const { idempotencyKey, title, summary, severity, mode, teamId } = input;
  return services.db.$transaction(async (tx) => {
    // Locks the organization's row, so that numbers have no holes and a repeated key meets the first one's incident.
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    const earlier = await tx.incident.findUnique({
      where: { organizationId_idempotencyKey: { organizationId, idempotencyKey } },
      select: { number: true },
    });
    if (earlier) return earlier;
    if (teamId && !(await tx.team.findFirst({ where: { id: teamId, organizationId }, select: { id: true } }))) {
      throw new AppError("BAD_INPUT", "No such team", { fields: [{ path: "teamId", code: "unknown" }] });
    }
    const about = await chosenServices(tx, organizationId, input.serviceIds);
    const chosen = mergeDashboards([], input.dashboards, DASHBOARDS_MAX).dashboards;
    const defaults = about.flatMap((service) => service.dashboards);
    const { dashboards, added } = mergeDashboards(chosen, defaults, DASHBOARDS_MAX);
    const { nextIncidentNumber } = await tx.organization.update({
      where: { id: organizationId },
      data: { nextIncidentNumber: { increment: 1 } },
      select: { nextIncidentNumber: true },
    });
    const number = nextIncidentNumber - 1;
    const now = services.clock.now();
    const incident = await tx.incident.create({
      data: {
        organizationId,
        number,
        title,
        summary,
        severity,
        mode,
        teamId,
        idempotencyKey,
        status: "investigating",
        declaredById: viewer.userId,
        declaredAt: now,
        detectedAt: now,
        acknowledgedAt: now,
        updatedAt: now,
        dashboards: {
          create: dashboards.map(({ uid, title: name }, position) => ({
            organizationId,
            dashboardUid: uid,
            title: name,
            position,
          })),
        },
        services: { create: about.map(({ id: serviceId }) => ({ organizationId, serviceId })) },
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      organizationId,
      incidentId: incident.id,
      kind: "incident_declared",
      actor: { id: viewer.userId, name: viewer.name },
      occurredAt: now,
      payload: {
        title,
        severity,
        mode,
        ...(about.length > 0 && {
          services: about.map(({ name }) => name),
          dashboards: added.map((dashboard) => dashboard.title),
        }),
      },
      idempotencyKey,
    });
    return { number };
  });
}
