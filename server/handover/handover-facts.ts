import type { HandoverFacts } from "@/server/handover/rules/catch-up";
import { readIncident } from "@/server/incident/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";
import { silencesOf } from "@/server/silence/queries";
import { tasksOf } from "@/server/task/queries";
import { readEvents } from "@/server/timeline/read-events";
import { foldEvents } from "@/server/timeline/rules/fold-events";

/** Most events that are looked through, the newest first. */
const MOST_EVENTS = 4_000;

/** What does not say how the incident stands is not read: plain talk, which is nearly everything. */
const TELLING = `
  select timeline_event_wire(e) as event, e.seq
    from timeline_event e
   where e.incident_id = $1::uuid
     and (e.kind <> 'message' or e.payload ? 'update' or e.thread_id is not null or e.body ~ '[?？]')
   order by e.seq desc
   limit $2`;
/** Messages that were marked later. */
const MARKED = `
  select timeline_event_wire(e) as event
    from timeline_event e
   where e.incident_id = $1::uuid and e.id = any ($2::uuid[])`;

/** @throws AppError NOT_FOUND */
export async function handoverFacts(
  context: SignedIn,
  incidentNumber: number,
): Promise<HandoverFacts & { incidentId: string; organizationId: string; lastSeq: number }> {
  const { pool, db } = context.services;
  const { id, organizationId, lastSeq } = await findIncident(context, incidentNumber);
  authorize(context.viewer, "timeline:read", { organizationId });
  const [incident, tasks, silences, found] = await Promise.all([
    readIncident(context, incidentNumber),
    tasksOf(db, id),
    silencesOf(db, id, context.services.clock.now()),
    readEvents(pool, TELLING, id, MOST_EVENTS),
  ]);
  const known = new Set(found.map((event) => event.id));
  const targets = found.flatMap(({ supersedesId }) => (supersedesId && !known.has(supersedesId) ? [supersedesId] : []));
  const marked = targets.length > 0 ? await readEvents(pool, MARKED, id, targets) : [];
  const events = [...found, ...marked].toSorted((one, other) => one.seq - other.seq);
  return {
    incidentId: id,
    organizationId,
    lastSeq,
    incident,
    tasks,
    silences,
    entries: foldEvents(events, { me: null }),
  };
}
