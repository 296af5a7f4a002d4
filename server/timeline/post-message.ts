import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident, type FoundIncident } from "@/server/platform/find-incident";
import { claimAttachments } from "@/server/timeline/claim-attachments";
import type { PostMessageInput, TimelineEvent } from "@/server/timeline/contract";
import { inTurn } from "@/server/timeline/in-turn";
import { newEntry } from "@/server/timeline/new-entry";
import { readEvent } from "@/server/timeline/read-event";
import { resolveMentions } from "@/server/timeline/resolve-mentions";
import { refusalOfMessage } from "@/server/timeline/rules";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { messageText } from "@/server/timeline/rules/message-text";

/**
 * Says something in an incident's room. Sent again with the same key it is stored once and answered alike.
 * @throws AppError NOT_FOUND, FORBIDDEN, MESSAGE_EMPTY, MESSAGE_TOO_LONG, MESSAGE_NOT_TEXT, MESSAGE_TOO_DEEP,
 * MESSAGE_TOO_MANY_MENTIONS, ATTACHMENT_MISSING, CONFLICT, TOO_MANY_PENDING, DATABASE_UNAVAILABLE
 */
export async function postMessage(context: SignedIn, input: PostMessageInput): Promise<TimelineEvent> {
  const { viewer, services } = context;
  const { incidentNumber, idempotencyKey, attachmentIds = [], isUpdate = false } = input;
  const incident = await findIncident(context, incidentNumber);
  authorize(viewer, "timeline:post", incident);
  const body = messageText(input.body);
  const refusal = refusalOfMessage(body, { hasFiles: attachmentIds.length > 0 });
  if (refusal) throw new AppError(refusal);
  const mentions = await resolveMentions(services.pool, incident, body);
  const threadId = input.threadId === undefined ? {} : { threadId: await threadOf(context, incident, input.threadId) };
  const occurredAt = past(input.occurredAt, services.clock.now());
  const { nextUpdateDueAt: due } = input;
  const update = { update: true, ...(due && { nextUpdateDueAt: new Date(due).toISOString() }) };
  const said = { ...(mentions.length > 0 && { mentions }), ...(isUpdate && update) };
  const request = { ...(attachmentIds.length > 0 && { attachmentIds }), ...(isUpdate && update) };
  const asked = { kind: "message", body, idempotencyKey, request, ...threadId };
  if (attachmentIds.length > 0) {
    const claim = {
      incidentId: incident.id,
      userId: viewer.userId,
      ids: attachmentIds,
      postedAt: services.clock.now(),
    };
    const stored = await inTurn(context, incident, asked, async (tx) => ({
      payload: { ...said, attachments: await claimAttachments(tx, claim) },
      ...(occurredAt && { occurredAt }),
    }));
    if (!stored) throw new AppError("INTERNAL");
    return stored;
  }
  return services.timeline.append(
    { organizationId: incident.organizationId, incidentId: incident.id },
    newEntry({
      ...asked,
      actor: { id: viewer.userId, name: viewer.name },
      source: "web",
      payload: said,
      ...(occurredAt && { occurredAt: occurredAt.toISOString() }),
    }),
  );
}

/** Nothing happens later than it is told, whatever the sender's clock says. */
function past(occurredAt: string | undefined, now: Date): Date | undefined {
  const told = occurredAt === undefined ? now : new Date(occurredAt);
  return told < now ? told : undefined;
}

/** Threads are one level deep: who answers an answer joins its thread. */
async function threadOf({ services }: SignedIn, incident: FoundIncident, eventId: string): Promise<string> {
  const answered = await readEvent(services.pool, incident.id, eventId);
  if (isSuperseding(answered)) throw new AppError("BAD_INPUT");
  return answered.threadId ?? answered.id;
}
