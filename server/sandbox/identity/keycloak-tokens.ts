import type { default as Provider, KoaContextWithOIDC } from "oidc-provider";
import { profileClaimsOf, realmRolesOf, type SandboxUser } from "@/server/sandbox/identity/sandbox-users";
import type { JwtCodec } from "@/server/sandbox/identity/signing-keys";

type Next = () => Promise<void>;

interface TokenResponse {
  access_token?: string;
  refresh_token?: string;
  [field: string]: unknown;
}

/**
 * Access tokens as Keycloak issues them. Inside they stay opaque, because oidc-provider takes no JWT at userinfo;
 * at the door each becomes a signed JWT whose `jti` is the opaque one.
 */
export function keycloakTokens(provider: Provider, codec: JwtCodec, userById: (id: string) => SandboxUser | undefined) {
  async function dress(body: TokenResponse): Promise<void> {
    const token = body.access_token ? await provider.AccessToken.find(body.access_token) : undefined;
    const user = token && userById(token.accountId);
    if (!token || !user) return;
    const { groups, ...profile } = profileClaimsOf(user);
    const sid = (token as { sessionUid?: string }).sessionUid;
    body.access_token = codec.sign({
      exp: token.exp,
      iat: token.iat,
      jti: token.jti,
      iss: provider.issuer,
      aud: "account",
      sub: user.id,
      typ: "Bearer",
      azp: token.clientId,
      sid,
      acr: "1",
      realm_access: { roles: realmRolesOf(user) },
      scope: token.scope,
      groups,
      ...profile,
    });
    const refreshToken = body.refresh_token ? await provider.RefreshToken.find(body.refresh_token) : undefined;
    if (refreshToken) body.refresh_expires_in = refreshToken.remainingTTL;
    body["not-before-policy"] = 0;
    body.session_state = sid;
  }

  /** Puts the opaque token back where a bearer JWT of ours came in. */
  function undress(ctx: KoaContextWithOIDC): void {
    const [scheme, token] = (ctx.get("authorization") || "").split(" ");
    if (scheme?.toLowerCase() !== "bearer" || !token) return;
    const payload = codec.read(token);
    // An opaque token is never handed out, so one that comes in bare was cut out of a JWT.
    ctx.req.headers.authorization = `Bearer ${typeof payload?.jti === "string" ? payload.jti : "unknown"}`;
  }

  return async function translateTokens(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
    if (ctx.path.endsWith("/userinfo")) undress(ctx);
    await next();
    if (ctx.path.endsWith("/token") && ctx.status === 200) await dress(ctx.body as TokenResponse);
  };
}
