import type { SignedIn } from "@/server/platform/context";
import type { ThreadInput, ThreadPage } from "@/server/timeline/contract/conversation";
import { readEffects } from "@/server/timeline/read-effects";
import { readEvent } from "@/server/timeline/read-event";
import { readEvents } from "@/server/timeline/read-events";
import { readableScope } from "@/server/timeline/readable-scope";

const REPLIES = `
  select timeline_event_wire(t) as event from timeline_event t
   where t.thread_id = $2::uuid and t.incident_id = $1::uuid and t.seq < $3::bigint order by t.seq desc limit $4::int`;

/** The answers to an event, from the newest back, or from a position back. @throws AppError NOT_FOUND, also for an event of another incident */
export async function readThread(context: SignedIn, input: ThreadInput): Promise<ThreadPage> {
  const { pool } = context.services;
  const { incidentId, lastSeq } = await readableScope(context, input.incidentNumber);
  const root = await readEvent(pool, incidentId, input.rootId);
  const { upTo } = input;
  const before = Math.min(input.before ?? Number.MAX_SAFE_INTEGER, (upTo ?? Number.MAX_SAFE_INTEGER - 1) + 1);
  const found = await readEvents(pool, REPLIES, incidentId, root.id, before, input.limit + 1);
  const events = found.slice(0, input.limit).toReversed();
  // Answers are no run without gaps: what was done to one of them may stand anywhere after it.
  const effects = await readEffects(pool, incidentId, [root.id, ...events.map(({ id }) => id)], root.seq, upTo);
  return { root, events, effects, lastSeq, hasOlder: found.length > input.limit };
}
