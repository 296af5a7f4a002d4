import { LRUCache } from "lru-cache";
import type { SourceKind, SourceOptions, Verification } from "@/server/intake/contract";
import { openSecret } from "@/server/intake/seal-secret";
import type { Services } from "@/server/platform/context";

/** A source as a call needs it. */
export interface CalledSource {
  id: string;
  organizationId: string;
  kind: SourceKind;
  verification: Verification;
  options: SourceOptions;
  /** Newest first; at most two. */
  secrets: readonly string[];
}

interface Row extends Omit<CalledSource, "secrets"> {
  secrets: { id: string; sealed: string; expiresAt: string | null }[];
}
interface KnownSource extends Omit<CalledSource, "secrets"> {
  secrets: { secret: string; expiresAt: number }[];
}

/** How long a source is remembered, and so how long after a change it may still be taken as it was. */
const REMEMBERED_MS = 2_000;
const MOST_REMEMBERED = 2_000;
const KEY = /^[\w-]{16,64}$/;
const FIND = {
  name: "find_alert_source",
  text: `select s.id, s.organization_id as "organizationId", s.kind, s.verification, s.options,
           coalesce((select json_agg(json_build_object('id', x.id, 'sealed', x.sealed, 'expiresAt', x.expires_at)
                                     order by x.created_at desc)
                       from alert_source_secret x where x.source_id = s.id), '[]') as secrets
           from alert_source s where s.key = $1 and s.is_on`,
};

/** Finds the source with a key, asking the database at most once in two seconds for each. */
export function sourceFinder({ pool, env, clock }: Pick<Services, "pool" | "env" | "clock">) {
  const remembered = new LRUCache<string, Promise<KnownSource | null>>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS });

  async function read(key: string): Promise<KnownSource | null> {
    const { rows } = await pool.query<Row>({ ...FIND, values: [key] });
    const [row] = rows;
    if (!row) return null;
    const secrets = row.secrets.flatMap(({ id, sealed, expiresAt }) => {
      const secret = openSecret(env.AUTH_SECRET, id, sealed);
      return secret === null ? [] : [{ secret, expiresAt: expiresAt === null ? Infinity : Date.parse(expiresAt) }];
    });
    return { ...row, secrets };
  }

  /** Null for a key that nobody has, or whose source is switched off. */
  return async (key: string): Promise<CalledSource | null> => {
    if (!KEY.test(key)) return null;
    const asked = remembered.get(key) ?? read(key);
    remembered.set(key, asked, { noUpdateTTL: true });
    const row = await asked.catch((error: unknown) => {
      remembered.delete(key);
      throw error;
    });
    if (!row) return null;
    const now = clock.now().getTime();
    const valid = row.secrets.filter(({ expiresAt }) => expiresAt > now).slice(0, 2);
    return { ...row, secrets: valid.map(({ secret }) => secret) };
  };
}
