import type { AuthOptions } from "next-auth";
import KeycloakProvider from "next-auth/providers/keycloak";
import { z } from "zod";
import type { IdentityServices } from "@/server/identity/identity-services";
import { loadSession } from "@/server/identity/load-session";
import { grantedAccess, providerTokensSchema } from "@/server/identity/provider-tokens";
import { highestRole, judgeSession, returnPath } from "@/server/identity/rules";
import { revokeSession } from "@/server/identity/sign-out";
import { SESSION_SECONDS, startSession } from "@/server/identity/start-session";
import { ROLES } from "@/server/platform/access";

const profileSchema = z.object({
  sub: z.string().min(1),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

function signedInProfile(profile: unknown) {
  const { sub, preferred_username, name, email } = profileSchema.parse(profile);
  const username = preferred_username || email || sub;
  return { subject: sub, username, name: name || username, email: email ?? "" };
}

/** next-auth with Keycloak. The cookie carries two ids; everything else stays in the database. */
export function authOptions(within: IdentityServices): AuthOptions {
  const { env, log, clock } = within;
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: env.APP_URL.startsWith("https://"),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      KeycloakProvider({
        issuer: env.KEYCLOAK_ISSUER,
        clientId: env.KEYCLOAK_CLIENT_ID,
        clientSecret: env.KEYCLOAK_CLIENT_SECRET,
        checks: ["pkce", "state", "nonce"],
        httpOptions: { timeout: 5_000 },
      }),
    ],
    callbacks: {
      redirect: async ({ url }) => `${env.APP_URL}${returnPath(url, env.APP_URL)}`,
      async signIn({ account }) {
        const { roles } = grantedAccess(providerTokensSchema.parse(account), clock.now());
        return highestRole(ROLES, roles) !== null;
      },
      async jwt({ token, account, profile }) {
        if (!account) return token;
        const tokens = providerTokensSchema.parse(account);
        const { sessionId, userId } = await startSession(within, signedInProfile(profile), tokens);
        return { sid: sessionId, sub: userId };
      },
      async session({ token, session }) {
        const row = typeof token.sid === "string" ? await loadSession(within, token.sid) : null;
        const verdict = row && judgeSession(row, clock.now());
        if (verdict !== "live" && verdict !== "refresh") return { expires: session.expires };
        return { expires: session.expires, user: { name: row?.name, email: row?.email } };
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await revokeSession(within, token.sid);
      },
    },
    logger: {
      error(code, metadata) {
        const err: unknown = metadata instanceof Error ? metadata : metadata.error;
        // Anybody can open the callback's address with nonsense: that is not our failure.
        const isCallers = err instanceof Error && err.name === "OAuthCallbackError";
        log[isCallers ? "warn" : "error"]({ code, err }, "next-auth");
      },
      warn: (code) => log.debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
