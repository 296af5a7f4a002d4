import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { AnnotateInput, AnnotationState } from "@/server/annotation/contract";
import { writeAnnotation } from "@/server/annotation/write-annotation";

/**
 * Marks a moment in Grafana. Sent again with the same key it is written once. Where Grafana is away the mark waits,
 * and is told in the timeline when it stands.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT, GRAFANA_REFUSED with `permissionNeeded`; NOT_FOUND also for a dashboard
 * that does not exist
 */
export async function annotate(context: SignedIn, input: AnnotateInput): Promise<AnnotationState> {
  const { viewer, services } = context;
  const incident = await findIncident(context, input.incidentNumber);
  authorize(viewer, "annotation:write", incident);
  const { idempotencyKey: id, text, dashboardUid, panelId } = input;
  const at = input.at === undefined ? services.clock.now() : new Date(input.at);
  const { count } = await services.db.annotationWrite.createMany({
    data: {
      id,
      organizationId: incident.organizationId,
      incidentId: incident.id,
      requestedById: viewer.userId,
      requestedBy: viewer.name,
      ...(dashboardUid !== undefined && { dashboardUid }),
      ...(dashboardUid !== undefined && panelId !== undefined && { panelId }),
      at,
      text,
      tags: ["war-room", `inc-${incident.number}`],
    },
    skipDuplicates: true,
  });
  if (count === 0) return repeated(context, incident.id, input);
  const outcome = await writeAnnotation(services, id);
  if (outcome.state === "refused") throw outcome.error;
  return { id, state: outcome.state === "written" ? "written" : "waiting", at: at.toISOString() };
}

async function repeated(
  { services, viewer }: SignedIn,
  incidentId: string,
  input: AnnotateInput,
): Promise<AnnotationState> {
  const { idempotencyKey: id } = input;
  const stored = await services.db.annotationWrite.findFirst({
    where: { id, incidentId, requestedById: viewer.userId },
  });
  if (stored?.text !== input.text) throw new AppError("CONFLICT");
  if (stored.state === "refused") throw new AppError("GRAFANA_REFUSED", undefined, { reason: stored.lastError ?? "" });
  return { id, state: stored.state === "written" ? "written" : "waiting", at: stored.at.toISOString() };
}
