import type { TimelineEvent } from "@/server/timeline/contract";
import { SUPERSEDING_KINDS } from "@/server/timeline/contract/event-payloads";
import type { PageEffects, ThreadSummary } from "@/server/timeline/contract/shown-entry";
import { type Database, rowsOf } from "@/server/timeline/rows-of";

/** Of each event the newest word about each aspect of it; reactions are an aspect for each person and emoji. */
const NEWEST = `
  select distinct on (t.supersedes_id, a.aspect, a.emoji, a.who) timeline_event_wire(t) as event
    from timeline_event t
    cross join lateral (
      select replace(replace(t.kind, 'event_un', 'event_'), 'removed', 'added') as aspect,
             case when t.kind like 'reaction%' then t.payload ->> 'emoji' end as emoji,
             case when t.kind like 'reaction%' then coalesce(t.actor_id::text, t.actor_name) end as who
    ) a
   where t.supersedes_id = any($2::uuid[]) and t.incident_id = $1::uuid and t.seq > $3::bigint and t.seq <= $5::bigint
     and t.kind = any($4::text[])
   order by t.supersedes_id, a.aspect, a.emoji, a.who, t.seq desc`;

const THREADS = `
  with reply as materialized (
    select t.thread_id, t.seq, t.actor_id, t.actor_name, t.recorded_at
      from timeline_event t where t.thread_id = any($2::uuid[]) and t.incident_id = $1::uuid and t.seq <= $3::bigint
  ), person as (
    select thread_id, actor_id, (array_agg(actor_name order by seq))[1] as name,
           row_number() over (partition by thread_id order by min(seq)) as place
      from reply group by thread_id, actor_id, case when actor_id is null then actor_name end
  )
  select r.thread_id as "rootId", count(*)::int as replies, wire_time(max(r.recorded_at)) as "lastAt",
         max(r.seq)::float8 as "upTo",
         (select jsonb_agg(jsonb_build_object('id', p.actor_id, 'name', p.name) order by p.place)
            from person p where p.thread_id = r.thread_id and p.place <= 5) as people
    from reply r group by r.thread_id`;

/**
 * What came after position `after`, up to `upTo`, and changes how these events are shown, and the threads that begin
 * with them as they were then.
 * Two reads by the indexes of targets and threads.
 */
export async function readEffects(
  db: Database,
  incidentId: string,
  eventIds: readonly string[],
  after: number,
  upTo: number = Number.MAX_SAFE_INTEGER,
): Promise<PageEffects> {
  if (eventIds.length === 0) return { events: [], threads: [] };
  const newest = await rowsOf<{ event: TimelineEvent }>(db, NEWEST, [
    incidentId,
    eventIds,
    after,
    SUPERSEDING_KINDS,
    upTo,
  ]);
  const threads = await rowsOf<ThreadSummary>(db, THREADS, [incidentId, eventIds, upTo]);
  return { events: newest.map(({ event }) => event), threads };
}
