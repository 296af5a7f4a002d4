import type { TimelineEvent } from "@/server/timeline/contract";
import { readEvents } from "@/server/timeline/read-events";
import type { Database } from "@/server/timeline/rows-of";

const KINDS = { pinned: ["event_pinned", "event_unpinned"], marked: ["event_marked", "event_unmarked"] } as const;

/** Word for word the predicate of the index `timeline_event_marked_idx`: of thousands of events it holds the few. */
const HELD = `t.kind in ('event_pinned', 'event_unpinned', 'event_marked', 'event_unmarked')
              or (t.kind = 'message' and t.payload->>'update' = 'true')`;

/** Of each event the newest word counts; a message may be a key update from the start. */
const MARKED = `
  with word as (
    select distinct on (coalesce(t.supersedes_id, t.id)) coalesce(t.supersedes_id, t.id) as id, t.kind
      from timeline_event t
     where t.incident_id = $1::uuid and (${HELD})
       and (t.kind in ($2, $3) or ($2 = 'event_marked' and t.kind = 'message'))
     order by coalesce(t.supersedes_id, t.id), t.seq desc
  )
  select timeline_event_wire(t) as event
    from word w join timeline_event t on t.id = w.id and t.incident_id = $1::uuid
   where w.kind <> $3
     and not exists (select 1 from timeline_event d where d.supersedes_id = t.id and d.kind = 'message_deleted')
   order by t.seq desc limit $4::int`;

/** The events of an incident that are pinned, or are key updates: the newest `limit` of them, oldest first. */
export async function readMarked(
  db: Database,
  incidentId: string,
  how: keyof typeof KINDS,
  limit: number,
): Promise<TimelineEvent[]> {
  return (await readEvents(db, MARKED, incidentId, ...KINDS[how], limit)).toReversed();
}
