/**
 * SQL that joins to an incident `i` its newest key update as `u`: `recorded_at`, and in `due` when it promised the next. A
 * message counts as an update from the start, or since it was marked as one.
 */
export const LAST_KEY_UPDATE = `
    left join lateral (
      select e.recorded_at, e.payload ->> 'nextUpdateDueAt' as due
        from timeline_event e
        left join lateral (
          select m.kind from timeline_event m
           where m.supersedes_id = e.id and m.kind in ('event_marked', 'event_unmarked') order by m.seq desc limit 1
        ) mark on true
       where e.incident_id = i.id and e.kind = 'message'
         and coalesce(mark.kind = 'event_marked', e.payload ? 'update')
         and not exists (select 1 from timeline_event d where d.supersedes_id = e.id and d.kind = 'message_deleted')
       order by e.seq desc limit 1
    ) u on true`;
