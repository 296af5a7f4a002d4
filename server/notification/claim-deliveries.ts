import type { Claimed } from "@/server/notification/deliver-notification";
import type { Services } from "@/server/platform/context";

const AT_ONCE = 20;
/** Whoever has claimed one has it for so long; then another may try. */
const LEASE_MS = 60_000;

/** Takes what is due, each for one process, and reads what it tells as it stands now. */
export async function claimDeliveries({ pool, clock }: Services): Promise<Claimed[]> {
  const now = clock.now();
  const { rows } = await pool.query<Claimed>(
    `with claimed as (
       update notification_delivery set attempts = attempts + 1, next_attempt_at = $2
        where id in (select id from notification_delivery where state = 'pending' and next_attempt_at <= $1
                      order by next_attempt_at limit ${AT_ONCE} for update skip locked)
       returning *
     )
     select d.id, d.kind, d.attempts, i.organization_id as "organizationId", i.id as "incidentId", i.number, i.title,
            i.severity, i.mode, e.seq, e.recorded_at as "recordedAt", e.actor_name as "actorName",
            coalesce(newest.body, e.body) as body, e.payload, newest.kind = 'message_deleted' as "isDeleted",
            p.value as preferences, s.id as "subscriptionId", s.session_id as "sessionId", s.endpoint, s.p256dh, s.auth,
            s.locale
       from claimed d
       join incident i on i.id = d.incident_id
       join timeline_event e on e.id = d.event_id
       left join lateral (
         select c.kind, c.body from timeline_event c
          where c.supersedes_id = coalesce(e.supersedes_id, e.id) and c.incident_id = i.id
            and c.kind in ('message_edited', 'message_deleted')
          order by c.seq desc limit 1
       ) newest on true
       left join push_subscription s on 'push:' || s.id = d.channel and s.user_id = d.user_id
       left join notification_preference p on p.user_id = d.user_id and p.organization_id = i.organization_id
      order by e.recorded_at, e.seq`,
    [now, new Date(now.getTime() + LEASE_MS)],
  );
  return rows;
}
