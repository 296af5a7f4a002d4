import { announceSession } from "@/server/identity/announce-session";
import { discoverProvider } from "@/server/identity/discover-provider";
import type { IdentityServices } from "@/server/identity/identity-services";
import { forgetSession } from "@/server/identity/load-session";
import { openToken } from "@/server/identity/seal-tokens";
import { sessionIdOf, type WithHeaders } from "@/server/identity/session-cookie";

/** Ends a session for good. @returns its ID token, for telling the provider */
export async function revokeSession(within: IdentityServices, id: string): Promise<string | null> {
  const { db, env, clock } = within;
  const session = await db.authSession.findUnique({ where: { id }, select: { idTokenEnc: true } });
  await db.authSession.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: clock.now(), refreshTokenEnc: null, idTokenEnc: null },
  });
  forgetSession(id);
  await announceSession(within, { session: id });
  return openToken(env.AUTH_SECRET, id, "id", session?.idTokenEnc ?? null);
}

/** Ends the session of a request. @returns where the browser must go so that the provider ends its own, too */
export async function signOut(request: WithHeaders, within: IdentityServices): Promise<{ redirectTo: string }> {
  const { env, log } = within;
  const id = await sessionIdOf(request, env);
  const idToken = id && (await revokeSession(within, id));
  if (!idToken) return { redirectTo: `${env.APP_URL}/sign-in?error=SignedOut` };
  const discovery = await discoverProvider(env.KEYCLOAK_ISSUER).catch((error: unknown) => {
    log.warn({ err: error }, "signed out here only, the identity provider is unreachable");
    return null;
  });
  if (!discovery?.end_session_endpoint) return { redirectTo: `${env.APP_URL}/sign-in?error=SignedOutHere` };
  const target = new URL(discovery.end_session_endpoint);
  target.searchParams.set("id_token_hint", idToken);
  target.searchParams.set("post_logout_redirect_uri", env.APP_URL);
  return { redirectTo: target.href };
}
