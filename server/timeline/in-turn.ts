import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";
import type { TimelineEvent } from "@/server/timeline/contract";
import { type RecordedEvent, recordEvent } from "@/server/timeline/record-event";
import { requestHash } from "@/server/timeline/request-hash";
import { rowsOf } from "@/server/timeline/rows-of";

/** What is asked for: the same key with the same of these is the same request. */
export type Asked = Pick<RecordedEvent, "kind" | "supersedesId" | "threadId"> & {
  body?: string;
  request?: Record<string, unknown>;
  idempotencyKey: string;
};
/** What is decided, on top of what was asked for; null when there is nothing to do. */
export type Told = Pick<RecordedEvent, "occurredAt" | "payload"> | null;

const LOCK = "select 1 from incident where id = $1::uuid for no key update";
const KNOWN = `select timeline_event_wire(t) as event, t.request_hash as hash
                 from timeline_event t where t.incident_id = $1::uuid and t.idempotency_key = $2`;

/**
 * Records an event that depends on what is there already: whoever writes to the incident meanwhile waits, so what
 * `decide` sees is what the event follows. A repeated key is answered with what it recorded, and decides nothing.
 * @throws AppError CONFLICT when the key recorded something else; what `decide` throws
 */
export async function inTurn(
  { viewer, services }: SignedIn,
  incident: { id: string; organizationId: string },
  asked: Asked,
  decide: (tx: Prisma.TransactionClient) => Promise<Told>,
): Promise<TimelineEvent | null> {
  const { kind, supersedesId, threadId, body = "", request = {}, idempotencyKey } = asked;
  const hash = requestHash({
    kind,
    actorId: viewer.userId,
    source: "web",
    body,
    payload: request,
    supersedesId,
    threadId,
  });
  return services.db.$transaction(async (tx) => {
    await rowsOf(tx, LOCK, [incident.id]);
    const [known] = await rowsOf<{ event: TimelineEvent; hash: string }>(tx, KNOWN, [incident.id, idempotencyKey]);
    if (known && known.hash !== hash) throw new AppError("CONFLICT", "The key was used for another request");
    if (known) return known.event;
    const decided = await decide(tx);
    if (!decided) return null;
    return recordEvent(tx, {
      organizationId: incident.organizationId,
      incidentId: incident.id,
      actor: { id: viewer.userId, name: viewer.name },
      ...asked,
      request,
      ...decided,
    });
  });
}
