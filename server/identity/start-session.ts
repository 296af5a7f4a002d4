import { randomUUID } from "node:crypto";
import { DEFAULT_ORGANIZATION } from "@/server/platform/default-organization";
import { announceSession } from "@/server/identity/announce-session";
import type { IdentityServices } from "@/server/identity/identity-services";
import { grantedAccess, type ProviderTokens } from "@/server/identity/provider-tokens";
import { sealTokens } from "@/server/identity/seal-tokens";
import { syncTeams } from "@/server/identity/sync-teams";

/** No session outlives this, however often it is refreshed. */
export const SESSION_SECONDS = 24 * 60 * 60;
const FORGET_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

export interface SignedInProfile {
  subject: string;
  username: string;
  name: string;
  email: string;
}

/** Stores who signed in, their teams and the provider's tokens. @returns the ids that the cookie holds */
export async function startSession(
  within: IdentityServices,
  profile: SignedInProfile,
  tokens: ProviderTokens,
): Promise<{ sessionId: string; userId: string }> {
  const { db, env, clock } = within;
  const now = clock.now();
  const sessionId = randomUUID();
  const access = grantedAccess(tokens, now);
  const { subject, ...person } = profile;
  const userId = await db.$transaction(async (tx) => {
    const { id: organizationId } = await tx.organization.findUniqueOrThrow({
      where: { slug: DEFAULT_ORGANIZATION.slug },
      select: { id: true },
    });
    const user = await tx.user.upsert({
      where: { issuer_subject: { issuer: env.KEYCLOAK_ISSUER, subject } },
      create: { organizationId, issuer: env.KEYCLOAK_ISSUER, subject, ...person },
      update: person,
      select: { id: true, organizationId: true },
    });
    await syncTeams(tx, { organizationId: user.organizationId, userId: user.id, groups: access.groups });
    await tx.authSession.deleteMany({
      where: { userId: user.id, expiresAt: { lt: new Date(now.getTime() - FORGET_AFTER_MS) } },
    });
    await tx.authSession.create({
      data: {
        id: sessionId,
        userId: user.id,
        organizationId: user.organizationId,
        ...access,
        ...sealTokens(env.AUTH_SECRET, sessionId, tokens),
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
      },
    });
    return user.id;
  });
  // The person's other sessions get the same teams and name.
  await announceSession(within, { user: userId });
  return { sessionId, userId };
}
