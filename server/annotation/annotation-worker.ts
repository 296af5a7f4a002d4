import type { Services } from "@/server/platform/context";
import { wordsOfEvent } from "@/server/annotation/rules/words-of-event";
import { writeAnnotation } from "@/server/annotation/write-annotation";

const EVERY_MS = 5_000;
const AT_ONCE = 10;
/** How far back each incident is looked through for what a hint was missed of. */
const LOOK_BACK_EVENTS = 200;
const LOOK_BACK_HOURS = 24;
/** What is written by itself where the organization wants it. */
const KINDS = ["incident_declared", "status_changed", "severity_changed", "runbook_finished", "deployment"];

interface Untold {
  eventId: string;
  organizationId: string;
  incidentId: string;
  number: number;
  title: string;
  kind: string;
  payload: Record<string, unknown>;
  actorName: string;
  occurredAt: Date;
}

/** Writes to Grafana what waits for it, and what its timeline tells where the organization wants that written. */
export function startAnnotationWorker(services: Services): { close(): Promise<void> } {
  let work: Promise<void> | null = null;
  let isClosed = false;

  async function round(): Promise<void> {
    try {
      await collect(services);
      for (const id of await due(services)) if (!isClosed) await writeAnnotation(services, id);
    } catch (error) {
      services.log.warn({ err: error }, "annotations could not be written");
    }
  }
  const timer = setInterval(() => {
    work ??= round().finally(() => (work = null));
  }, EVERY_MS);
  timer.unref();
  return {
    async close() {
      isClosed = true;
      clearInterval(timer);
      await work;
    },
  };
}

async function due({ pool, clock }: Services): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from annotation_write where state = 'pending' and next_attempt_at <= $1 order by next_attempt_at limit ${AT_ONCE}`,
    [clock.now()],
  );
  return rows.map(({ id }) => id);
}

/** Events since the setting was made that have no annotation yet; each gets one, whichever process comes first. */
async function collect({ pool, db, env }: Services): Promise<void> {
  const { rows } = await pool.query<Untold>(
    `select e.id as "eventId", i.organization_id as "organizationId", i.id as "incidentId", i.number, i.title, e.kind, e.payload,
            e.actor_name as "actorName", e.occurred_at as "occurredAt"
       from organization_setting s
       join incident i on i.organization_id = s.organization_id
        and i.updated_at > greatest(s.updated_at, now() - interval '${LOOK_BACK_HOURS} hours') and i.mode <> 'drill' and i.visibility <> 'private'
      cross join lateral (
        select t.* from timeline_event t
         where t.incident_id = i.id and t.seq > i.last_seq - ${LOOK_BACK_EVENTS} and t.kind = any ($1) and t.recorded_at >= s.updated_at
      ) e
      where s.key = 'annotations.automatic' and s.value @> '{"isOn": true}'
        and not exists (select 1 from annotation_write a where a.event_id = e.id)
      order by e.recorded_at limit 100`,
    [KINDS],
  );
  if (rows.length === 0) return;
  await db.annotationWrite.createMany({
    data: rows.map(({ eventId, organizationId, incidentId, number, occurredAt, ...told }) => ({
      eventId,
      organizationId,
      incidentId,
      at: occurredAt,
      text: wordsOfEvent({ number, url: `${env.APP_URL}/incidents/${number}`, ...told }),
      tags: ["war-room", `inc-${number}`, told.kind],
    })),
    skipDuplicates: true,
  });
}
