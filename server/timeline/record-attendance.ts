import type pg from "pg";
import type { Logger } from "@/server/platform/logger";
import { readTogether } from "@/server/platform/read-together";
import type { Clock } from "@/server/ports/clock";
import type { TimelineScope, TimelineWriter } from "@/server/ports/timeline-writer";
import type { RoomPerson } from "@/server/timeline/contract";
import { newEntry } from "@/server/timeline/new-entry";
import { rowsOf } from "@/server/timeline/rows-of";

/** Each of the two is told once in this long for each person: a bad line must not fill the timeline. */
const AT_MOST_EVERY_MS = 10 * 60_000;
const TOLD_SINCE = `
  select incident_id || ' ' || idempotency_key as place from timeline_event
   where (incident_id, idempotency_key) in (select * from unnest($1::uuid[], $2::text[]))
     and recorded_at > $3::timestamptz`;

export interface AttendanceServices {
  pool: pg.Pool;
  timeline: TimelineWriter;
  clock: Clock;
  log: Logger;
}

/** Records in a room's timeline who comes and who goes. Nobody waits for it, and a failure is only logged. */
export function recordAttendance(services: AttendanceServices) {
  const { pool, clock } = services;
  // After a restart a whole room comes in at once.
  const toldSince = readTogether<true>(async (places) => {
    const pairs = places.map((place) => place.split(" "));
    const since = new Date(clock.now().getTime() - AT_MOST_EVERY_MS).toISOString();
    const values = [pairs.map(([incident]) => incident), pairs.map(([, key]) => key), since];
    const rows = await rowsOf<{ place: string }>(pool, TOLD_SINCE, values);
    return new Map(rows.map(({ place }) => [place, true]));
  });
  const record = (kind: "person_joined" | "person_left", scope: TimelineScope, person: RoomPerson, at?: Date) =>
    tell({ ...services, toldSince }, kind, scope, person, at).catch((error: unknown) =>
      services.log.warn({ err: error, incident: scope.incidentId }, `a ${kind} could not be recorded`),
    );
  return {
    joined: (scope: TimelineScope, person: RoomPerson) => void record("person_joined", scope, person),
    left: (scope: TimelineScope, person: RoomPerson, at: Date) => void record("person_left", scope, person, at),
  };
}

async function tell(
  { timeline, clock, toldSince }: AttendanceServices & { toldSince(place: string): Promise<true | null> },
  kind: string,
  scope: TimelineScope,
  person: RoomPerson,
  at?: Date,
): Promise<void> {
  const now = clock.now().getTime();
  // The key repeats within a span of the clock, in every process; the span before is looked up.
  const span = Math.floor(now / AT_MOST_EVERY_MS);
  const keyOf = (n: number) => `${kind}:${person.id}:${n}`;
  if (await toldSince(`${scope.incidentId} ${keyOf(span - 1)}`)) return;
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
