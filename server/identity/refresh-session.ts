import type { IdentityServices } from "@/server/identity/identity-services";
import { announceSession } from "@/server/identity/announce-session";
import { identityState } from "@/server/identity/identity-state";
import { forgetSession } from "@/server/identity/load-session";
import { grantedAccess } from "@/server/identity/provider-tokens";
import { requestRefresh } from "@/server/identity/request-refresh";
import { highestRole } from "@/server/identity/rules";
import { openToken, sealTokens } from "@/server/identity/seal-tokens";
import { syncTeams } from "@/server/identity/sync-teams";
import { ROLES } from "@/server/platform/access";
import type { Prisma } from "@/server/platform/prisma-client/client";

export type RefreshOutcome = "renewed" | "ended" | "unreachable";

/** Each refresh holds a connection while the provider answers: a slow provider must not eat the pool. */
const MAX_RUNNING = 3;
const DOWN_FOR_MS = 5_000;

interface LockedSession {
  userId: string;
  organizationId: string;
  accessTokenExpiresAt: Date;
  refreshTokenEnc: string | null;
  revokedAt: Date | null;
}

async function lock(tx: Prisma.TransactionClient, id: string): Promise<LockedSession | undefined> {
  const [row] = await tx.$queryRaw<LockedSession[]>`
    select user_id as "userId", organization_id as "organizationId", revoked_at as "revokedAt",
           access_token_expires_at as "accessTokenExpiresAt", refresh_token_enc as "refreshTokenEnc"
    from auth_session where id = ${id}::uuid for update`;
  return row;
}

async function refreshLocked(
  within: IdentityServices,
  tx: Prisma.TransactionClient,
  id: string,
): Promise<RefreshOutcome> {
  const { env, clock, log } = within;
  const session = await lock(tx, id);
  if (!session || session.revokedAt) return "ended";
  // Another process was faster: its tokens are in the row.
  if (session.accessTokenExpiresAt > clock.now()) return "renewed";

  const end = async (reason: string): Promise<RefreshOutcome> => {
    log.info({ sessionId: id, userId: session.userId, reason }, "session ended by the identity provider");
    await tx.authSession.update({
      where: { id },
      data: { revokedAt: clock.now(), refreshTokenEnc: null, idTokenEnc: null },
    });
    return "ended";
  };
  const refreshToken = openToken(env.AUTH_SECRET, id, "refresh", session.refreshTokenEnc);
  if (!refreshToken) return end("no refresh token that can be read");

  const answer = await requestRefresh(env, refreshToken);
  const state = identityState();
  state.providerFailing = answer.kind === "unreachable";
  if (answer.kind === "refused") return end(answer.reason);
  if (answer.kind === "unreachable") {
    state.providerDownUntil = Date.now() + DOWN_FOR_MS;
    log.warn({ reason: answer.reason }, "identity provider unreachable, sessions live on their grace period");
    return "unreachable";
  }
  const access = grantedAccess(answer.tokens, clock.now());
  await tx.authSession.update({
    where: { id },
    data: { ...access, ...sealTokens(env.AUTH_SECRET, id, answer.tokens) },
  });
  await syncTeams(tx, { ...session, groups: access.groups });
  return highestRole(ROLES, access.roles) ? "renewed" : end("no role of ours any more");
}

async function inLane<T>(work: () => Promise<T>): Promise<T> {
  const { lane } = identityState();
  if (lane.running >= MAX_RUNNING) await new Promise<void>((resolve) => lane.waiting.push(resolve));
  else lane.running += 1;
  try {
    return await work();
  } finally {
    const next = lane.waiting.shift();
    if (next) next();
    else lane.running -= 1;
  }
}

async function refreshOnce(within: IdentityServices, id: string): Promise<RefreshOutcome> {
  if (Date.now() < identityState().providerDownUntil) return "unreachable";
  const outcome = await within.db.$transaction((tx) => refreshLocked(within, tx, id), {
    maxWait: 5_000,
    timeout: 20_000,
  });
  forgetSession(id);
  // Roles and teams may be other ones now, or none.
  if (outcome !== "unreachable") await announceSession(within, { session: id });
  return outcome;
}

/**
 * Asks the provider to confirm a session and re-reads roles and groups. Runs once for all requests
 * that need it: within a process by sharing the promise, between processes by the row's lock.
 */
export function refreshSession(within: IdentityServices, id: string): Promise<RefreshOutcome> {
  const { refreshes } = identityState();
  const running = refreshes.get(id);
  if (running) return running;
  const refresh = inLane(() => refreshOnce(within, id)).finally(() => refreshes.delete(id));
  refreshes.set(id, refresh);
  return refresh;
}

/** For callers that do not wait; a failure is logged and the next caller tries again. */
export function refreshInBackground(within: IdentityServices, id: string): void {
  refreshSession(within, id).catch((error: unknown) => within.log.warn({ err: error }, "session refresh failed"));
}
