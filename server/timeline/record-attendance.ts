import type pg from "pg";
import type { Logger } from "@/server/platform/logger";
import type { Clock } from "@/server/ports/clock";
import type { TimelineScope, TimelineWriter } from "@/server/ports/timeline-writer";
import type { RoomPerson } from "@/server/timeline/contract";
import { newEntry } from "@/server/timeline/new-entry";
import { rowsOf } from "@/server/timeline/rows-of";

/** Each of the two is told once in this long for each person: a bad line must not fill the timeline. */
const AT_MOST_EVERY_MS = 10 * 60_000;
const TOLD_SINCE = `
  select 1 from timeline_event
   where incident_id = $1::uuid and idempotency_key = $2 and recorded_at > $3::timestamptz`;

export interface AttendanceServices {
  pool: pg.Pool;
  timeline: TimelineWriter;
  clock: Clock;
  log: Logger;
}

/** Records in a room's timeline who comes and who goes. Nobody waits for it, and a failure is only logged. */
export function recordAttendance(services: AttendanceServices) {
  const record = (kind: "person_joined" | "person_left", scope: TimelineScope, person: RoomPerson, at?: Date) =>
    tell(services, kind, scope, person, at).catch((error: unknown) =>
      services.log.warn({ err: error, incident: scope.incidentId }, `a ${kind} could not be recorded`),
    );
  return {
    joined: (scope: TimelineScope, person: RoomPerson) => void record("person_joined", scope, person),
    left: (scope: TimelineScope, person: RoomPerson, at: Date) => void record("person_left", scope, person, at),
  };
}

async function tell(
  { pool, timeline, clock }: AttendanceServices,
  kind: string,
  scope: TimelineScope,
  person: RoomPerson,
  at?: Date,
): Promise<void> {
  const now = clock.now().getTime();
  // The key repeats within a span of the clock, in every process; the span before is looked up.
  const span = Math.floor(now / AT_MOST_EVERY_MS);
  const keyOf = (n: number) => `${kind}:${person.id}:${n}`;
  const since = new Date(now - AT_MOST_EVERY_MS).toISOString();
  if ((await rowsOf(pool, TOLD_SINCE, [scope.incidentId, keyOf(span - 1), since])).length > 0) return;
  await timeline.append(
    scope,
    newEntry({
      kind,
      actor: person,
      source: "presence",
      body: "",
      payload: {},
      idempotencyKey: keyOf(span),
      ...(at && { occurredAt: at.toISOString() }),
    }),
  );
}
