import type { SignedIn } from "@/server/platform/context";
import { PAGE_MAX, type TimelineEvent } from "@/server/timeline/contract";
import type { EventList, FilteredInput, FilteredPage, RoomInput } from "@/server/timeline/contract/conversation";
import { readEffects } from "@/server/timeline/read-effects";
import { readMarked } from "@/server/timeline/read-marked";
import { readEvents } from "@/server/timeline/read-events";
import { readableScope } from "@/server/timeline/readable-scope";
import { isSuperseding } from "@/server/timeline/rules/is-superseding";
import { kindsOf } from "@/server/timeline/rules/kind-groups";
import { SUPERSEDING_KINDS } from "@/server/timeline/contract/event-payloads";

/** As many events are looked through at once; a page of a rare kind is found in several steps. */
const LOOKED_THROUGH = 20_000;
const NO_ROW = SUPERSEDING_KINDS.filter((kind) => kind !== "event_pinned");
const FILTERED = `
  select timeline_event_wire(t) as event from timeline_event t
   where t.incident_id = $1::uuid and t.seq < $2::bigint and t.seq >= $3::bigint
     and t.kind <> all($4::text[]) and (cardinality($5::text[]) = 0 or t.kind = any($5::text[]))
     and (cardinality($6::uuid[]) = 0 or t.actor_id = any($6::uuid[]))
   order by t.seq desc limit $7::int`;

/** What is pinned to the room. @throws AppError NOT_FOUND */
export const listPins = (context: SignedIn, input: RoomInput): Promise<EventList> => list(context, input, "pinned");

/** The key updates of the incident. @throws AppError NOT_FOUND */
export const listKeyUpdates = (context: SignedIn, input: RoomInput): Promise<EventList> =>
  list(context, input, "marked");

/** The events of some kinds or people, from the newest back. @throws AppError NOT_FOUND */
export async function filterEvents(context: SignedIn, input: FilteredInput): Promise<FilteredPage> {
  const { pool } = context.services;
  const { incidentId, lastSeq } = await readableScope(context, input.incidentNumber);
  const end = Math.min(input.before ?? lastSeq + 1, lastSeq + 1);
  const first = Math.max(1, end - LOOKED_THROUGH);
  const values = [end, first, NO_ROW, kindsOf(input.groups), input.actorIds, input.limit];
  const events = (await readEvents(pool, FILTERED, incidentId, ...values)).toReversed();
  const reached = events.length === input.limit ? (events[0]?.seq ?? first) : first;
  const effects = await effectsOn(context, incidentId, events);
  return { events, effects, lastSeq, next: reached > 1 ? reached : null };
}

async function list(context: SignedIn, { incidentNumber }: RoomInput, how: "pinned" | "marked"): Promise<EventList> {
  const { incidentId, lastSeq } = await readableScope(context, incidentNumber);
  const found = await readMarked(context.services.pool, incidentId, how, PAGE_MAX + 1);
  const events = found.slice(-PAGE_MAX);
  return { events, effects: await effectsOn(context, incidentId, events), lastSeq, isCut: found.length > PAGE_MAX };
}

/** A list has gaps: what was done to one of its events may stand between two of them. */
function effectsOn({ services }: SignedIn, incidentId: string, events: readonly TimelineEvent[]) {
  const ids = events.filter((event) => !isSuperseding(event)).map(({ id }) => id);
  return readEffects(services.pool, incidentId, ids, 0);
}
