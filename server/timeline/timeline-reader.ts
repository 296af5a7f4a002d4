import { AppError } from "@/server/platform/errors";
import type { TimelineReader } from "@/server/ports/timeline-reader";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { TimelineEvent, TimelinePage } from "@/server/timeline/contract";
import { withoutPrivateTitles } from "@/server/timeline/without-private-titles";

/** A pg pool, or one of its clients. */
export interface Queryable {
  query(config: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
  query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

interface Row {
  lastSeq: string;
  event: TimelineEvent | null;
}

// The incident is joined so that the end of the timeline and the events come from one snapshot.
const page = (name: string, condition: string, order: "asc" | "desc") => ({
  name,
  text: `select i.last_seq as "lastSeq", e.event
           from incident i
           left join lateral (
             select t.seq, timeline_event_wire(t) as event
               from timeline_event t where t.incident_id = i.id and ${condition} order by t.seq ${order} limit $4
           ) e on true
          where i.organization_id = $1 and i.id = $2
          order by e.seq`,
});
// Positions have no holes, so a page is known by its ends: whatever the planner believes of a room that has just grown,
// it reads no more than the page.
const SINCE = page("timeline_since", "t.seq > $3::bigint and t.seq <= $3::bigint + $4::bigint", "asc");
const BEFORE = page(
  "timeline_before",
  "t.seq < $3::bigint and t.seq >= least($3::bigint, i.last_seq + 1) - $4::bigint",
  "desc",
);

/** Reads pages of a timeline: one statement each, by the index of (incident, seq). */
export function timelineReader(db: Queryable): TimelineReader {
  async function read(
    query: typeof SINCE,
    scope: TimelineScope,
    position: number,
    limit: number,
  ): Promise<TimelinePage> {
    const values = [scope.organizationId, scope.incidentId, position, limit];
    const rows = (await db.query({ ...query, values })).rows as Row[];
    const [first] = rows;
    if (!first) throw new AppError("NOT_FOUND");
    const events = rows.flatMap(({ event }) => event ?? []);
    return { lastSeq: Number(first.lastSeq), events: await withoutPrivateTitles(db, scope.incidentId, events) };
  }

  return {
    async since(scope, after, limit) {
      const found = await read(SINCE, scope, after, limit);
      if (after > found.lastSeq) throw new AppError("CONFLICT", "The position is not of this timeline");
      return found;
    },
    before: (scope, before, limit) => read(BEFORE, scope, before ?? Number.MAX_SAFE_INTEGER, limit),
  };
}
