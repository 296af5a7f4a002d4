import type pg from "pg";
import type { Services } from "@/server/platform/context";
import { storedPreferences } from "@/server/notification/stored-preferences";
import { readAudience } from "@/server/notification/read-audience";
import { recipientsOf, TELLING_KINDS, type ToldEvent } from "@/server/notification/rules/recipients-of";
import { whyNotTold } from "@/server/notification/rules/why-not-told";
import type { Mention } from "@/server/timeline/contract/event-payloads";

/** Places of a timeline that are looked through in one transaction. */
const AT_ONCE = 2_000;
/** What is older tells nobody anything new. */
export const TOO_LATE_MS = 10 * 60_000;
/** Nobody reads more: what comes above it is found in the room. */
const MOST_A_MINUTE = 30;
/** Of older ones it is not even noted that they were not sent. */
const FORGOTTEN_MS = 24 * 3_600_000;

interface Position {
  seq: string;
  upTo: string;
  last: string;
  severity: string;
}
interface Happened extends ToldEvent {
  id: string;
  seq: string;
  recordedAt: Date;
  supersedesId: string | null;
}
interface Recipient {
  userId: string;
  preferences: unknown;
  isMine: boolean;
  /** Events of the last minute that they are told of already. */
  recent: number;
  subscriptions: string[];
}
interface Delivery {
  event: string;
  user: string;
  channel: string;
  kind: string;
  state: string;
  refusal: string | null;
}

/**
 * Notes whom the next events of one timeline are to be told to, in a transaction of its own: each event is looked at
 * once, whichever process does it. Returns true when there may be more.
 */
export async function collectNotifications(
  { pool, clock }: Pick<Services, "pool" | "clock">,
  organizationId: string,
  incidentId: string,
): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const position = await nextPosition(client, organizationId, incidentId);
    if (position) {
      const now = clock.now();
      const events = await nextEvents(client, incidentId, position, now);
      for (const event of events) await note(client, organizationId, incidentId, event, position.severity, now);
      const progress = "update notification_progress set seq = $2 where incident_id = $1";
      await client.query(progress, [incidentId, position.upTo]);
    }
    await client.query("commit");
    return position !== undefined && position.upTo !== position.last;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Undefined where nothing is new, or where another process is at it. */
async function nextPosition(client: pg.PoolClient, organizationId: string, incidentId: string) {
  await client.query(
    `insert into notification_progress (incident_id, organization_id) select id, organization_id from incident
      where id = $1 and organization_id = $2 on conflict do nothing`,
    [incidentId, organizationId],
  );
  const { rows } = await client.query<Position>(
    `with progress as (select seq from notification_progress where incident_id = $1 for update skip locked)
     select p.seq, least(i.last_seq, p.seq + ${AT_ONCE}) as "upTo", i.last_seq as last, i.severity
       from progress p, incident i where i.id = $1 and i.last_seq > p.seq`,
    [incidentId],
  );
  return rows[0];
}

async function nextEvents(client: pg.PoolClient, incidentId: string, { seq, upTo }: Position, now: Date) {
  const { rows } = await client.query<Happened>(
    `select id, seq, kind, actor_id as "actorId", payload, recorded_at as "recordedAt", supersedes_id as "supersedesId"
       from timeline_event
      where incident_id = $1 and seq > $2 and seq <= $3 and kind = any($4) and recorded_at > $5
        and (kind not in ('message', 'message_edited') or payload ? 'mentions')
      order by seq`,
    [incidentId, seq, upTo, TELLING_KINDS, new Date(now.getTime() - FORGOTTEN_MS)],
  );
  return rows;
}

async function note(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  event: Happened,
  severity: string,
  now: Date,
): Promise<void> {
  const earlier = event.supersedesId ? await earlierMentions(client, incidentId, event) : [];
  const called = recipientsOf(event, await readAudience(client, organizationId, incidentId, event), earlier);
  if (called.size === 0) return;
  const isLate = event.recordedAt.getTime() < now.getTime() - TOO_LATE_MS;
  const people = await readRecipients(client, organizationId, incidentId, [...called.keys()], now);
  const deliveries = people.flatMap(({ userId, preferences, isMine, recent, subscriptions }): Delivery[] => {
    const kinds = called.get(userId) ?? [];
    const isGiven = kinds.includes("role") || kinds.includes("handoff");
    const verdict = whyNotTold(kinds, storedPreferences(preferences), { severity, isMine: isMine || isGiven }, now);
    if (!verdict) return [];
    const isTooMany = recent >= MOST_A_MINUTE;
    const refusal = isLate ? "late" : (verdict.refusal ?? (isTooMany ? "too-many" : null));
    const state = refusal ? "dropped" : "pending";
    const { kind } = verdict;
    return subscriptions.map((id) => ({ event: event.id, user: userId, channel: `push:${id}`, kind, state, refusal }));
  });
  if (deliveries.length === 0) return;
  await client.query(
    `insert into notification_delivery (organization_id, incident_id, event_id, user_id, channel, kind, state, refusal, created_at, next_attempt_at, settled_at)
     select $1, $2, d.event, d."user", d.channel, d.kind, d.state, d.refusal, $4::timestamptz, $4::timestamptz, case when d.refusal is null then null else $4::timestamptz end
       from jsonb_to_recordset($3::jsonb) as d(event uuid, "user" uuid, channel text, kind text, state text, refusal text)
     on conflict do nothing`,
    [organizationId, incidentId, JSON.stringify(deliveries), now],
  );
}

/** Whom the message called before this edit of it. */
async function earlierMentions(client: pg.PoolClient, incidentId: string, event: Happened): Promise<Mention[]> {
  const { rows } = await client.query<{ mentions: Mention[] }>(
    `select payload->'mentions' as mentions from timeline_event
      where incident_id = $1 and seq < $3 and (id = $2 or (supersedes_id = $2 and kind = 'message_edited'))
        and jsonb_typeof(payload->'mentions') = 'array'`,
    [incidentId, event.supersedesId, event.seq],
  );
  return rows.flatMap(({ mentions }) => mentions);
}

/** Those of the organization who have a browser to be told in. */
async function readRecipients(
  client: pg.PoolClient,
  organizationId: string,
  incidentId: string,
  ids: string[],
  now: Date,
): Promise<Recipient[]> {
  const { rows } = await client.query<Recipient>(
    `select u.id as "userId", p.value as preferences,
            exists (select 1 from role_assignment r where r.incident_id = $2 and r.user_id = u.id) as "isMine",
            (select count(distinct d.event_id)::int from notification_delivery d
              where d.user_id = u.id and d.created_at > $4) as recent,
            array_agg(s.id) as subscriptions
       from user_account u
       join push_subscription s on s.user_id = u.id
       left join notification_preference p on p.user_id = u.id and p.organization_id = $1
      where u.organization_id = $1 and u.id = any($3)
      group by u.id, p.value`,
    [organizationId, incidentId, ids, new Date(now.getTime() - 60_000)],
  );
  return rows;
}
