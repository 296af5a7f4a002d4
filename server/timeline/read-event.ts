import { AppError } from "@/server/platform/errors";
import type { TimelineEvent } from "@/server/timeline/contract";
import { readEvents } from "@/server/timeline/read-events";
import type { Database } from "@/server/timeline/rows-of";

const EVENT =
  "select timeline_event_wire(t) as event from timeline_event t where t.id = $2::uuid and t.incident_id = $1::uuid";

/** @throws AppError NOT_FOUND, for an event of another incident too */
export async function readEvent(db: Database, incidentId: string, eventId: string): Promise<TimelineEvent> {
  const [event] = await readEvents(db, EVENT, incidentId, eventId);
  if (!event) throw new AppError("NOT_FOUND");
  return event;
}
