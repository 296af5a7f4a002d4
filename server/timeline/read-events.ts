import type { TimelineEvent } from "@/server/timeline/contract";
import { type Database, rowsOf } from "@/server/timeline/rows-of";
import { withoutPrivateTitles } from "@/server/timeline/without-private-titles";

/** The events of an incident, its id is $1 of the statement, in rows of one `event` each: as people may read them. */
export async function readEvents(
  db: Database,
  sql: string,
  incidentId: string,
  ...values: unknown[]
): Promise<TimelineEvent[]> {
  const rows = await rowsOf<{ event: TimelineEvent }>(db, sql, [incidentId, ...values]);
  const events = rows.map(({ event }) => event);
  return withoutPrivateTitles(db, incidentId, events);
}
