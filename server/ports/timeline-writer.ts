import type { TimelineEvent } from "@/server/timeline/contract";

export interface TimelineScope {
  organizationId: string;
  incidentId: string;
}

/** What is to be appended; the writer gives it its number and the time of recording. */
export interface NewTimelineEvent {
  kind: string;
  /** RFC 3339; the time of recording when left out. */
  occurredAt?: string;
  actorId: string | null;
  actorName: string;
  source: string;
  body: string;
  payload: Record<string, unknown>;
  idempotencyKey: string;
  /** The earlier event of the same incident that this one changes; it must be stored already. */
  supersedesId?: string;
  /** The event that began the thread; it must be stored already. */
  threadId?: string;
  /** SHA-256 of what the sender asked for. */
  requestHash: string;
  /** SHA-256 of what is told: `contentHash` in server/timeline. */
  contentHash: string;
}

/** Appends to timelines, in order and durably. */
export interface TimelineWriter {
  /**
   * Resolves after commit with the stored event, which for a repeated idempotency key is the one stored first.
   * @throws AppError CONFLICT same key, other request · NOT_FOUND no such incident in the organization ·
   * TOO_MANY_PENDING the queue is full, nothing was stored · DATABASE_UNAVAILABLE unknown whether it was stored:
   * send it again with the same key
   */
  append(scope: TimelineScope, event: NewTimelineEvent): Promise<TimelineEvent>;
  /** Waits for what was accepted, then takes nothing more. */
  close(): Promise<void>;
}
