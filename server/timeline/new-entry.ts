import type { NewTimelineEvent } from "@/server/ports/timeline-writer";
import { contentHash } from "@/server/timeline/content-hash";
import { requestHash } from "@/server/timeline/request-hash";
import { plainName } from "@/server/timeline/rules/plain-name";

export interface AskedEntry {
  kind: string;
  actor: { id: string | null; name: string };
  source: string;
  body: string;
  payload: Record<string, unknown>;
  idempotencyKey: string;
  /** RFC 3339; the time of recording when left out. */
  occurredAt?: string;
  supersedesId?: string;
  threadId?: string;
  /** What the sender asked for, where the payload holds what was made of it: a repeat must count as the same request. */
  request?: Record<string, unknown>;
}

/** What somebody asks to be told, as the writer takes it: with the hash of the request and that of the content. */
export function newEntry(asked: AskedEntry): NewTimelineEvent {
  const { actor, request, kind, source, body, payload, idempotencyKey, occurredAt, supersedesId, threadId } = asked;
  const actorId = actor.id;
  const actorName = plainName(actor.name);
  return {
    kind,
    actorId,
    actorName,
    source,
    body,
    payload,
    idempotencyKey,
    ...(occurredAt !== undefined && { occurredAt }),
    ...(supersedesId !== undefined && { supersedesId }),
    ...(threadId !== undefined && { threadId }),
    requestHash: requestHash({ kind, actorId, source, body, payload: request ?? payload, supersedesId, threadId }),
    contentHash: contentHash({
      actorId,
      actorName,
      kind,
      source,
      body,
      payload,
      idempotencyKey,
      supersedesId: supersedesId ?? null,
      threadId: threadId ?? null,
    }),
  };
}
