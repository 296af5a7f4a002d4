import type { NewTimelineEvent } from "@/server/ports/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";

/** A row of `append_timeline_events`. */
export interface AppendedRow {
  ordinal: number;
  outcome: "stored" | "duplicate" | "conflict";
  id: string;
  seq: string;
  /** RFC 3339. */
  occurred_at: string;
  recorded_at: string;
  /** Of a duplicate: the one that was stored first. What is stored now is known to the caller. */
  event: TimelineEvent | null;
}

/** The event as it travels to readers: what was appended, in the place that it got. */
export function storedEvent(appended: NewTimelineEvent, row: AppendedRow): TimelineEvent {
  if (row.event) return row.event;
  const { supersedesId = null, threadId = null } = appended;
  // In one piece: this runs for each event of each batch, and putting objects together is much slower.
  return {
    id: row.id,
    seq: Number(row.seq),
    kind: appended.kind,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    actorId: appended.actorId,
    actorName: appended.actorName,
    source: appended.source,
    body: appended.body,
    payload: appended.payload,
    idempotencyKey: appended.idempotencyKey,
    supersedesId,
    threadId,
  };
}
