import { randomUUID } from "node:crypto";
import { AppError } from "@/server/platform/errors";
import { type AppendedRow, storedEvent } from "@/server/platform/stored-event";
import type { TimelineEvent } from "@/server/timeline/contract";
import { newEntry } from "@/server/timeline/new-entry";
import { type Database, rowsOf } from "@/server/timeline/rows-of";

export interface RecordedEvent {
  organizationId: string;
  incidentId: string;
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
 * Records what a verb did, in that verb's own transaction: the entry, its number and the notice to every open page
 * appear with the change or not at all.
 * @throws AppError NOT_FOUND when the organization has no such incident; CONFLICT when the key recorded something else
 */
export async function recordEvent(tx: Database, recorded: RecordedEvent): Promise<TimelineEvent> {
  const { organizationId, incidentId, occurredAt, ...told } = recorded;
  const event = newEntry({
    ...told,
    body: told.body ?? "",
    payload: told.payload ?? {},
    source: told.source ?? "web",
    idempotencyKey: told.idempotencyKey ?? randomUUID(),
    ...(occurredAt && { occurredAt: occurredAt.toISOString() }),
  });
  const values = [organizationId, incidentId, JSON.stringify([event])];
  const [row] = await rowsOf<AppendedRow>(tx, APPEND, values);
  if (!row) throw new AppError("NOT_FOUND");
  if (row.outcome === "conflict") throw new AppError("CONFLICT");
  return storedEvent(event, row);
}
