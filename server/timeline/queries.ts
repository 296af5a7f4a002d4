import type { SignedIn } from "@/server/platform/context";
import type { TimelineScope } from "@/server/ports/timeline-writer";
import type { BeforeInput, LatestInput, SinceInput, TimelinePage } from "@/server/timeline/contract";
import type { AroundInput, AroundPage, PageWithEffects } from "@/server/timeline/contract/conversation";
import { readEffects } from "@/server/timeline/read-effects";
import { readEvent } from "@/server/timeline/read-event";
import { readEventAt } from "@/server/timeline/read-event-at";
import { readableScope } from "@/server/timeline/readable-scope";
import { rowsOf } from "@/server/timeline/rows-of";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { timelineReader } from "@/server/timeline/timeline-reader";

/** @throws AppError NOT_FOUND; CONFLICT when `after` is no position of this timeline */
export async function eventsSince(
  context: SignedIn,
  { incidentNumber, after, limit }: SinceInput,
): Promise<TimelinePage> {
  return timelineReader(context.services.pool).since(await readableScope(context, incidentNumber), after, limit);
}

/** @throws AppError NOT_FOUND */
export async function latestEvents(context: SignedIn, { incidentNumber, limit }: LatestInput): Promise<TimelinePage> {
  return timelineReader(context.services.pool).before(await readableScope(context, incidentNumber), null, limit);
}

/** @throws AppError NOT_FOUND */
export async function eventsBefore(context: SignedIn, input: BeforeInput): Promise<PageWithEffects> {
  const scope = await readableScope(context, input.incidentNumber);
  const page = await timelineReader(context.services.pool).before(scope, input.before, input.limit);
  return withEffects(context, scope, page, input.upTo);
}

/** @throws AppError NOT_FOUND, also for an event of another incident */
export async function eventsAround(context: SignedIn, { incidentNumber, at, limit }: AroundInput): Promise<AroundPage> {
  const { pool } = context.services;
  const scope = await readableScope(context, incidentNumber);
  const { focus, reply } = await placeOf(context, scope, at);
  const reader = timelineReader(pool);
  // Positions have no holes: how many lie before is known without asking.
  const before = Math.min(Math.floor(limit / 2), Math.max(0, focus - 1));
  const [earlier, later] = await Promise.all([
    reader.before(scope, Math.max(1, focus), before),
    reader.since(scope, Math.max(0, focus - 1), limit - before),
  ]);
  const page = { events: [...earlier.events, ...later.events], lastSeq: later.lastSeq };
  return { ...(await withEffects(context, scope, page)), focus, reply };
}

async function withEffects(
  { services }: SignedIn,
  { incidentId }: TimelineScope,
  page: TimelinePage,
  upTo?: number,
): Promise<PageWithEffects> {
  const ids = page.events.filter((event) => !isSuperseding(event)).map(({ id }) => id);
  return { ...page, effects: await readEffects(services.pool, incidentId, ids, page.events.at(-1)?.seq ?? 0, upTo) };
}

async function placeOf(
  { services: { pool } }: SignedIn,
  { incidentId, lastSeq }: TimelineScope & { lastSeq: number },
  at: AroundInput["at"],
): Promise<Pick<AroundPage, "focus" | "reply">> {
  if ("time" in at) {
    const [found] = await rowsOf<{ seq: number }>(pool, AT_TIME, [incidentId, lastSeq, at.time]);
    return { focus: found?.seq ?? lastSeq, reply: null };
  }
  if ("seq" in at) return { focus: Math.min(at.seq, lastSeq), reply: null };
  const asked =
    "link" in at
      ? await readEventAt(pool, incidentId, Math.min(at.link, lastSeq))
      : await readEvent(pool, incidentId, at.eventId);
  if (!asked) return { focus: lastSeq, reply: null };
  const hasRow = "link" in at && asked.kind === "event_pinned";
  const changed = isSuperseding(asked) && asked.supersedesId !== null && !hasRow;
  const event = changed ? await readEvent(pool, incidentId, asked.supersedesId ?? "") : asked;
  if (event.threadId === null) return { focus: event.seq, reply: null };
  const root = await readEvent(pool, incidentId, event.threadId);
  return { focus: root.seq, reply: { rootId: root.id, eventId: event.id, seq: event.seq } };
}

/** Halves the timeline by the index of (incident, seq), one row a step: recording times grow with positions. */
const AT_TIME = `
  with recursive step(low, high) as (
    select 1::bigint, $2::bigint
    union all
    select case when e.recorded_at < $3::timestamptz then m.middle + 1 else s.low end,
           case when e.recorded_at < $3::timestamptz then s.high else m.middle end
      from step s
      cross join lateral (select (s.low + s.high) / 2 as middle) m
      join timeline_event e on e.incident_id = $1::uuid and e.seq = m.middle
     where s.low < s.high
  )
  select low::float8 as seq from step where low = high limit 1`;
