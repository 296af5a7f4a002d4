import { randomUUID } from "node:crypto";
import { AppError } from "@/server/platform/errors";
import { type AppendedRow, storedEvent } from "@/server/platform/stored-event";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";
import { newEntry } from "@/server/timeline/new-entry";
import { type Database, rowsOf } from "@/server/timeline/rows-of";

/** What happened, as a verb tells it. */
export interface ToldEvent {
  kind: string;
  /** Null id: somebody who is not signed in, or the system itself. */
  actor: { id: string | null; name: string };
  /** The time of recording when left out. */
  occurredAt?: Date;
  body?: string;
  payload?: Record<string, unknown>;
  source?: string;
  supersedesId?: string;
  threadId?: string;
  /** What makes a repeat the same request, where the payload holds what was made of it. */
  request?: Record<string, unknown>;
  /** One of its own when left out: the event is then recorded each time. */
  idempotencyKey?: string;
}

const APPEND = "select * from append_timeline_events($1::uuid, $2::uuid, $3::jsonb)";

/**
 * Records what a verb did to one incident, in that verb's own transaction: the entries, their numbers and the notice to
 * every open page appear with the change or not at all.
 * @throws AppError NOT_FOUND when the organization has no such incident; CONFLICT when a key recorded something else
 */
export async function recordEvents(
  tx: Database,
  { organizationId, incidentId }: TimelineScope,
  told: readonly ToldEvent[],
): Promise<TimelineEvent[]> {
  const events = told.map(({ occurredAt, ...event }) =>
    newEntry({
      ...event,
      body: event.body ?? "",
      payload: event.payload ?? {},
      source: event.source ?? "web",
      idempotencyKey: event.idempotencyKey ?? randomUUID(),
      ...(occurredAt && { occurredAt: occurredAt.toISOString() }),
    }),
  );
  const rows = await rowsOf<AppendedRow>(tx, APPEND, [organizationId, incidentId, JSON.stringify(events)]);
  if (rows.length === 0) throw new AppError("NOT_FOUND");
  if (rows.some(({ outcome }) => outcome === "conflict")) throw new AppError("CONFLICT");
  const answers = new Map(rows.map((row) => [row.ordinal, row]));
  return events.flatMap((event, index) => {
    const answer = answers.get(index + 1);
    return answer ? [storedEvent(event, answer)] : [];
  });
}
