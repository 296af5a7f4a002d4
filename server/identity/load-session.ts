import type { IdentityServices } from "@/server/identity/identity-services";
import { identityState } from "@/server/identity/identity-state";
import type { SessionTimes } from "@/server/identity/rules";

export interface SessionRow extends SessionTimes {
  id: string;
  userId: string;
  organizationId: string;
  roles: string[];
  lastSeenAt: Date;
  name: string;
  username: string;
  email: string;
  teams: string[];
}

const KEEP_MS = 1_000;
const MAX_KEPT = 10_000;

// One round trip by hand: this runs before every request.
const SELECT = `
  select s.id, s.user_id as "userId", s.organization_id as "organizationId", s.roles,
         s.access_token_expires_at as "accessTokenExpiresAt", s.expires_at as "expiresAt",
         s.revoked_at as "revokedAt", s.last_seen_at as "lastSeenAt", u.name, u.username, u.email,
         array(select m.team_id::text from membership m where m.user_id = u.id order by 1) as teams
  from auth_session s join user_account u on u.id = s.user_id
  where s.id = any($1::uuid[])`;

/** Sessions as they are stored now. */
export async function readSessions(
  { pool }: Pick<IdentityServices, "pool">,
  ids: readonly string[],
): Promise<SessionRow[]> {
  const { rows } = await pool.query<SessionRow>(SELECT, [ids]);
  return rows;
}

/** A session, at most one second old, so that an end of it is seen everywhere within two. */
export function loadSession(within: Pick<IdentityServices, "pool">, id: string): Promise<SessionRow | null> {
  const { sessions } = identityState();
  const kept = sessions.get(id);
  if (kept && Date.now() - kept.readAt < KEEP_MS) return kept.row;
  const row = readSessions(within, [id]).then(([found]) => found ?? null);
  sessions.delete(id);
  sessions.set(id, { row, readAt: Date.now() });
  row.catch(() => forgetSession(id));
  const oldest = sessions.keys().next().value;
  if (sessions.size > MAX_KEPT && oldest !== undefined) sessions.delete(oldest);
  return row;
}

/** Makes the next look at this session go to the database. */
export function forgetSession(id: string): void {
  identityState().sessions.delete(id);
}
