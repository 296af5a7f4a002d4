import type { IdentityServices } from "@/server/identity/identity-services";
import { identityState } from "@/server/identity/identity-state";
import type { SessionTimes } from "@/server/identity/rules";
import { readTogether } from "@/server/platform/read-together";

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
const isId = (id: string) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

// One round trip by hand: this runs before every request.
const SELECT = {
  name: "read_sessions",
  // A connection that died unheard must not hold up everybody.
  query_timeout: 10_000,
  text: `
  select s.id, s.user_id as "userId", s.organization_id as "organizationId", s.roles,
         s.access_token_expires_at as "accessTokenExpiresAt", s.expires_at as "expiresAt",
         s.revoked_at as "revokedAt", s.last_seen_at as "lastSeenAt", u.name, u.username, u.email,
         array(select m.team_id::text from membership m where m.user_id = u.id order by 1) as teams
  from auth_session s join user_account u on u.id = s.user_id
  where s.id = any($1::uuid[])`,
};

/** Sessions as they are stored now. */
export async function readSessions(
  { pool }: Pick<IdentityServices, "pool">,
  ids: readonly string[],
): Promise<SessionRow[]> {
  const { rows } = await pool.query<SessionRow>({ ...SELECT, values: [ids] });
  return rows;
}

type ReadSession = (id: string) => Promise<SessionRow | null>;
const readers = new WeakMap<IdentityServices["pool"], ReadSession>();

/** One reader for each pool: after a restart thousands of sessions are looked up at once. */
function readerOf({ pool }: Pick<IdentityServices, "pool">): ReadSession {
  const known = readers.get(pool);
  if (known) return known;
  const reader = readTogether(async (ids) => new Map((await readSessions({ pool }, ids)).map((row) => [row.id, row])));
  readers.set(pool, reader);
  return reader;
}

/** A session, at most one second old, so that an end of it is seen everywhere within two. */
export function loadSession(within: Pick<IdentityServices, "pool">, id: string): Promise<SessionRow | null> {
  const { sessions } = identityState();
  const kept = sessions.get(id);
  if (kept && Date.now() - kept.readAt < KEEP_MS) return kept.row;
  // What is no id must not spoil the reading of others.
  const row = isId(id) ? readerOf(within)(id) : Promise.resolve(null);
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
