import { AppError } from "@/server/platform/errors";
import type { TimelineEvent } from "@/server/timeline/contract";
import { type Database, rowsOf } from "@/server/timeline/rows-of";
import { withoutPrivateTitles } from "@/server/timeline/without-private-titles";

const EVENT =
  "select timeline_event_wire(t) as event from timeline_event t where t.id = $2::uuid and t.incident_id = $1::uuid";

/** @throws AppError NOT_FOUND, for an event of another incident too */
export async function readEvent(db: Database, incidentId: string, eventId: string): Promise<TimelineEvent> {
  const rows = await rowsOf<{ event: TimelineEvent }>(db, EVENT, [incidentId, eventId]);
  const found = rows.map(({ event }) => event);
  const [event] = await withoutPrivateTitles(db, incidentId, found);
  if (!event) throw new AppError("NOT_FOUND");
  return event;
}
