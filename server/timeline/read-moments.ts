import type { SignedIn } from "@/server/platform/context";
import {
  MOMENT_EVENT_KINDS,
  MOMENT_FIELDS,
  type MomentEvent,
  type MomentsInput,
  type MomentsPage,
} from "@/server/timeline/contract/moments";
import { readableScope } from "@/server/timeline/readable-scope";
import { rowsOf } from "@/server/timeline/rows-of";

/** As many events are looked through at once. */
const LOOKED_THROUGH = 20_000;
const MOMENTS = `
  select t.seq::float8 as seq, t.kind, (extract(epoch from t.occurred_at) * 1000)::float8 as at,
         (select coalesce(jsonb_object_agg(p.key, p.value), '{}') from jsonb_each(t.payload) p
           where p.key = any($5::text[])) as payload
    from timeline_event t
   where t.incident_id = $1::uuid and t.seq < $2::bigint and t.seq >= $3::bigint and t.kind = any($4::text[])
   order by t.seq desc limit $6::int`;
const RECORDED = `
  select (extract(epoch from t.recorded_at) * 1000)::float8 as at from timeline_event t
   where t.incident_id = $1::uuid and t.seq = $2::bigint`;

/** What mattered in an incident, from the newest back, no more of it than a chart says. @throws AppError NOT_FOUND */
export async function readMoments(context: SignedIn, input: MomentsInput): Promise<MomentsPage> {
  const { pool } = context.services;
  const { incidentId, lastSeq } = await readableScope(context, input.incidentNumber);
  const end = Math.min(input.before ?? lastSeq + 1, lastSeq + 1);
  const first = Math.max(1, end - LOOKED_THROUGH);
  const values = [incidentId, end, first, MOMENT_EVENT_KINDS, MOMENT_FIELDS, input.limit];
  const events = (await rowsOf<MomentEvent>(pool, MOMENTS, values)).toReversed();
  const reached = events.length === input.limit ? (events[0]?.seq ?? first) : first;
  if (reached <= 1) return { events, next: null };
  const [recorded] = await rowsOf<{ at: number }>(pool, RECORDED, [incidentId, reached]);
  return { events, next: recorded ? { before: reached, at: recorded.at } : null };
}
