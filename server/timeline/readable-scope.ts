import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import type { TimelineScope } from "@/server/ports/timeline-writer";

/** The timeline of an incident, for somebody who may read it. @throws AppError NOT_FOUND, FORBIDDEN */
export async function readableScope(
  context: SignedIn,
  incidentNumber: number,
): Promise<TimelineScope & { lastSeq: number }> {
  const { id, organizationId, lastSeq } = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", { organizationId });
  return { organizationId, incidentId: id, lastSeq };
}
