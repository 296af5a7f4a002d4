import type { TimelineEvent } from "@/server/timeline/contract";
import { type Database, rowsOf } from "@/server/timeline/rows-of";
import { payloadOf } from "@/server/timeline/rules/payload-of";

type Told = Pick<TimelineEvent, "kind" | "payload">;

const PRIVATE = `
  select i.number from incident i join incident own on own.organization_id = i.organization_id
   where own.id = $1::uuid and i.number = any($2::int[]) and i.visibility = 'private'`;

/** The number of the incident whose title an event tells; undefined where it tells none. */
function named(event: Told): number | undefined {
  const merge = payloadOf(event, "incident_merged") ?? payloadOf(event, "incident_unmerged");
  return merge?.title ? merge.number : undefined;
}

/**
 * The events of an incident without the titles of others that were made private after they were merged, for everybody,
 * as where they were private before: pages and frames are read once for all readers. What is recorded stays as it is.
 */
export async function withoutPrivateTitles<Event extends Told>(
  db: Database,
  incidentId: string,
  events: Event[],
): Promise<Event[]> {
  const numbers = [...new Set(events.flatMap((event) => named(event) ?? []))];
  if (numbers.length === 0) return events;
  const rows = await rowsOf<{ number: number }>(db, PRIVATE, [incidentId, numbers]);
  const hidden = new Set<number | undefined>(rows.map(({ number }) => number));
  return events.map((event) =>
    hidden.has(named(event)) ? { ...event, payload: { ...event.payload, title: "" } } : event,
  );
}
