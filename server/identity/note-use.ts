import type { IdentityServices } from "@/server/identity/identity-services";
import type { SessionRow } from "@/server/identity/load-session";

const NOTED_EVERY_MS = 60_000;
const GATHER_MS = 500;

const gathered = new WeakMap<IdentityServices["pool"], Set<string>>();

/** Takes note, about once a minute, that a session is used; thousands of them in one statement. Nobody waits for it. */
export function noteUse({ pool, clock, log }: IdentityServices, row: SessionRow): void {
  const now = clock.now();
  if (now.getTime() - row.lastSeenAt.getTime() < NOTED_EVERY_MS) return;
  row.lastSeenAt = now;
  const waiting = gathered.get(pool);
  if (waiting) return void waiting.add(row.id);
  const ids = new Set([row.id]);
  gathered.set(pool, ids);
  const write = () => {
    gathered.delete(pool);
    pool
      .query("update auth_session set last_seen_at = $2 where id = any($1::uuid[])", [[...ids], clock.now()])
      .catch((error: unknown) => log.warn({ err: error }, "last use of sessions was not noted"));
  };
  setTimeout(write, GATHER_MS).unref();
}
