import { SUBSCRIPTIONS_MAX, type SubscribeInput } from "@/server/notification/contract";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const USER_AGENT_MAX = 300;

/**
 * Tells this person in this browser from now on, for as long as they are signed in there. Repeated, it renews; a browser
 * that somebody else used before is theirs no longer, when it proves by its keys to be that browser.
 * @throws AppError BAD_INPUT for an address that is no push service's; CONFLICT for an address with other keys
 */
export async function subscribe(
  { services, viewer, client }: SignedIn,
  input: SubscribeInput,
): Promise<{ id: string }> {
  const { push, pool, clock, limits } = services;
  await limits.take("notification", viewer.userId);
  if (!push.accepts(input.endpoint))
    throw new AppError("BAD_INPUT", "Not a push service", { fields: [{ path: "endpoint", code: "push_service" }] });
  const { endpoint, locale } = input;
  const { rows } = await pool.query<{ id: string }>(
    `insert into push_subscription as s
       (organization_id, user_id, session_id, endpoint, p256dh, auth, locale, user_agent, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (endpoint) do update
       set organization_id = excluded.organization_id, user_id = excluded.user_id, session_id = excluded.session_id,
           p256dh = excluded.p256dh, auth = excluded.auth, locale = excluded.locale, user_agent = excluded.user_agent
       where s.user_id = excluded.user_id or (s.p256dh = excluded.p256dh and s.auth = excluded.auth)
     returning id`,
    [
      viewer.organizationId,
      viewer.userId,
      viewer.sessionId,
      endpoint,
      input.p256dh,
      input.auth,
      locale,
      client.userAgent.slice(0, USER_AGENT_MAX),
      clock.now(),
    ],
  );
  const [stored] = rows;
  if (!stored) throw new AppError("CONFLICT");
  await pool.query(
    `delete from push_subscription where user_id = $1 and id not in (
       select id from push_subscription where user_id = $1
        order by id = $2 desc, coalesce(last_ok_at, created_at) desc limit ${SUBSCRIPTIONS_MAX})`,
    [viewer.userId, stored.id],
  );
  return stored;
}
