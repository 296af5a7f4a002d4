import { randomUUID } from "node:crypto";
import { AppError } from "@/server/platform/errors";
import type { EventBus } from "@/server/ports/event-bus";
import type { TimelineReader } from "@/server/ports/timeline-reader";
import type { TimelineScope, TimelineWriter } from "@/server/ports/timeline-writer";
import type { TimelineEvent } from "@/server/timeline/contract";

interface Stored {
  organizationId: string;
  events: TimelineEvent[];
  byKey: Map<string, { event: TimelineEvent; requestHash: string }>;
}

/** Timelines in memory, for tests and benches; every append is told to the bus. */
export class MemoryTimeline implements TimelineReader, TimelineWriter {
  private readonly incidents = new Map<string, Stored>();

  constructor(private readonly bus: EventBus) {}

  /** Makes an incident known; appending to any other is NOT_FOUND. */
  open({ organizationId, incidentId }: TimelineScope): void {
    this.incidents.set(incidentId, { organizationId, events: [], byKey: new Map() });
  }

  async append(scope: TimelineScope, fresh: Parameters<TimelineWriter["append"]>[1]): Promise<TimelineEvent> {
    const { events, byKey } = this.find(scope);
    const { requestHash, contentHash: _content, occurredAt, supersedesId = null, threadId = null, ...rest } = fresh;
    const known = byKey.get(fresh.idempotencyKey);
    if (known && known.requestHash !== requestHash) throw new AppError("CONFLICT");
    if (known) return known.event;
    const recordedAt = new Date().toISOString();
    const place = { id: randomUUID(), seq: events.length + 1, occurredAt: occurredAt ?? recordedAt, recordedAt };
    const event: TimelineEvent = { ...place, ...rest, supersedesId, threadId };
    events.push(event);
    byKey.set(fresh.idempotencyKey, { event, requestHash });
    const { organizationId: organization, incidentId: incident } = scope;
    await this.bus.publish("timeline", { organization, incident, from: event.seq, to: event.seq });
    return event;
  }

  async since(scope: TimelineScope, after: number, limit: number) {
    const { events } = this.find(scope);
    if (after > events.length) throw new AppError("CONFLICT");
    return { events: events.slice(after, after + limit), lastSeq: events.length };
  }

  async before(scope: TimelineScope, before: number | null, limit: number) {
    const { events } = this.find(scope);
    const end = Math.min(events.length, (before ?? events.length + 1) - 1);
    return { events: events.slice(Math.max(0, end - limit), end), lastSeq: events.length };
  }

  async close(): Promise<void> {}

  private find({ organizationId, incidentId }: TimelineScope): Stored {
    const stored = this.incidents.get(incidentId);
    if (stored?.organizationId !== organizationId) throw new AppError("NOT_FOUND");
    return stored;
  }
}
