import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import type { PostMessageInput, TimelineEvent } from "@/server/timeline/contract";
import { newEntry } from "@/server/timeline/new-entry";
import { refusalOfMessage } from "@/server/timeline/rules";

/**
 * Says something in an incident's room. Sent again with the same key it is stored once and answered alike.
 * @throws AppError NOT_FOUND, FORBIDDEN, MESSAGE_EMPTY, MESSAGE_TOO_LONG, MESSAGE_NOT_TEXT, MESSAGE_TOO_DEEP, CONFLICT,
 * TOO_MANY_PENDING, DATABASE_UNAVAILABLE
 */
export async function postMessage(context: SignedIn, input: PostMessageInput): Promise<TimelineEvent> {
  const { viewer, services } = context;
  const { incidentNumber, idempotencyKey, body, occurredAt } = input;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "timeline:post", incident);
  const refusal = refusalOfMessage(body);
  if (refusal) throw new AppError(refusal);
  // Nothing happens later than it is told, whatever the sender's clock says.
  const isPast = occurredAt !== undefined && Date.parse(occurredAt) < services.clock.now().getTime();
  return services.timeline.append(
    { organizationId: incident.organizationId, incidentId: incident.id },
    newEntry({
      kind: "message",
      actor: { id: viewer.userId, name: viewer.name },
      source: "web",
      body,
      payload: {},
      idempotencyKey,
      ...(isPast && { occurredAt }),
    }),
  );
}
