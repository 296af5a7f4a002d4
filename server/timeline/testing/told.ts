import type { TimelineEvent } from "@/server/timeline/contract";

const EPOCH = Date.parse("2026-11-22T03:00:00.000Z");
const hex = (n: number) => n.toString(16).padStart(12, "0");

/** A stable id of the event at a position. */
export const idAt = (seq: number) => `00000000-0000-4000-8000-${hex(seq)}`;
export const personId = (name: string) =>
  `00000000-0000-4000-9000-${hex([...name].reduce((n, c) => n * 7 + c.charCodeAt(0), 0))}`;

/** The event at a position, as it travels; a second after the one before. */
export function told(seq: number, by: string, more: Partial<TimelineEvent> = {}): TimelineEvent {
  const at = new Date(EPOCH + seq * 1_000).toISOString();
  return {
    id: idAt(seq),
    seq,
    kind: "message",
    occurredAt: at,
    recordedAt: at,
    actorId: personId(by),
    actorName: by,
    source: "web",
    body: "",
    payload: {},
    idempotencyKey: idAt(seq),
    supersedesId: null,
    threadId: null,
    ...more,
  };
}
