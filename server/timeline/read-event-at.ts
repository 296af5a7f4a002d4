import type { TimelineEvent } from "@/server/timeline/contract";
import { type Database, rowsOf } from "@/server/timeline/rows-of";

const EVENT =
  "select timeline_event_wire(t) as event from timeline_event t where t.incident_id = $1::uuid and t.seq = $2::bigint";

/** The event at a position of a timeline; undefined where there is none yet. */
export async function readEventAt(db: Database, incidentId: string, seq: number): Promise<TimelineEvent | undefined> {
  const [found] = await rowsOf<{ event: TimelineEvent }>(db, EVENT, [incidentId, seq]);
  return found?.event;
}
