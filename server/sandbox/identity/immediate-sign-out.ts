import type { default as Provider, KoaContextWithOIDC } from "oidc-provider";

/** Where to go after sign-out: only what was checked against the client's registered addresses. */
function afterSignOut(ctx: KoaContextWithOIDC): string | undefined {
  const { params, client } = ctx.oidc;
  const target = params?.post_logout_redirect_uri;
  if (typeof target !== "string" || !client?.postLogoutRedirectUriAllowed(target)) return undefined;
  if (typeof params?.state !== "string") return target;
  const url = new URL(target);
  url.searchParams.set("state", params.state);
  return url.href;
}

/** Ends the session without asking, as Keycloak does when the ID token names the session's own person. */
export async function endSessionAtOnce(provider: Provider, ctx: KoaContextWithOIDC): Promise<boolean> {
  const { session, entities } = ctx.oidc;
  const target = afterSignOut(ctx);
  const hinted = entities.IdTokenHint?.payload.sub;
  if (!session || !target || hinted === undefined || hinted !== session.accountId) return false;
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (!grantId) continue;
    await Promise.all([
      provider.RefreshToken.revokeByGrantId(grantId),
      provider.AccessToken.revokeByGrantId(grantId),
      provider.AuthorizationCode.revokeByGrantId(grantId),
    ]);
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
  ctx.cookies.set(provider.cookieName("session"), null, { path: new URL(provider.issuer).pathname });
  ctx.status = 303;
  ctx.redirect(target);
  return true;
}

/** Without a session oidc-provider answers with a page that needs script; there is nothing to end, so go on. */
export async function skipEmptySignOut(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
  await next();
  if (ctx.oidc?.route !== "end_session" || ctx.status !== 200 || ctx.oidc.session?.accountId) return;
  const target = afterSignOut(ctx);
  if (!target) return;
  ctx.body = "";
  ctx.status = 303;
  ctx.redirect(target);
}
