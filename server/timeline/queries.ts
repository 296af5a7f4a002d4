import type { SignedIn } from "@/server/platform/context";
import { authorize } from "@/server/platform/access";
import { findIncident } from "@/server/platform/find-incident";
import type { BeforeInput, LatestInput, SinceInput, TimelinePage } from "@/server/timeline/contract";
import { timelineReader } from "@/server/timeline/timeline-reader";

/** @throws AppError NOT_FOUND; CONFLICT when `after` is no position of this timeline */
export async function eventsSince(
  context: SignedIn,
  { incidentNumber, after, limit }: SinceInput,
): Promise<TimelinePage> {
  return timelineReader(context.services.pool).since(await readableScope(context, incidentNumber), after, limit);
}

/** @throws AppError NOT_FOUND */
export async function latestEvents(context: SignedIn, { incidentNumber, limit }: LatestInput): Promise<TimelinePage> {
  return timelineReader(context.services.pool).before(await readableScope(context, incidentNumber), null, limit);
}

/** @throws AppError NOT_FOUND */
export async function eventsBefore(context: SignedIn, input: BeforeInput): Promise<TimelinePage> {
  const scope = await readableScope(context, input.incidentNumber);
  return timelineReader(context.services.pool).before(scope, input.before, input.limit);
}

async function readableScope(context: SignedIn, incidentNumber: number) {
  const incident = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", incident);
  return { organizationId: incident.organizationId, incidentId: incident.id };
}
