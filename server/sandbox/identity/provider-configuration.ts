import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { escapeHtml } from "@/server/sandbox/identity/escape-html";
import type { KeptState } from "@/server/sandbox/identity/kept-state";
import { renderSandboxPage } from "@/server/sandbox/identity/sandbox-page";
import { type SandboxTexts, sandboxTexts } from "@/server/sandbox/identity/sandbox-texts";
import { profileClaimsOf, type SandboxUser } from "@/server/sandbox/identity/sandbox-users";

const DAY = 24 * 60 * 60;
const SCOPE = "openid profile email offline_access";

export interface RealmOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
  appUrl: string;
  cookieKeys: readonly string[];
  accessTokenSeconds: number;
}

const ofTheClientItself = (_ctx: unknown, client: { clientId: string }, token: { clientId?: string }) =>
  token.clientId === client.clientId;

type Page = (texts: SandboxTexts) => { title: string; body: string };

/** oidc-provider set up as a Keycloak realm with one confidential client. */
export function providerConfiguration(
  options: RealmOptions,
  state: KeptState,
  userById: (id: string) => SandboxUser | undefined,
  signOutAtOnce: (ctx: KoaContextWithOIDC) => Promise<boolean>,
): Configuration {
  const { clientId, appUrl } = options;
  const basePath = new URL(options.issuer).pathname;
  const protocol = "/protocol/openid-connect";
  const draw = (ctx: KoaContextWithOIDC, page: Page) => {
    const texts = sandboxTexts({ acceptLanguage: ctx.get("accept-language"), cookie: ctx.get("cookie") });
    const { headers, html } = renderSandboxPage(texts, { status: ctx.status, ...page(texts) }, new URL(appUrl).origin);
    ctx.set(headers);
    ctx.body = html;
  };
  const cookie = { httpOnly: true, sameSite: "lax", signed: true, path: basePath } as const;

  return {
    clients: [
      {
        client_id: clientId,
        client_secret: options.clientSecret,
        redirect_uris: [`${appUrl}/api/auth/callback/keycloak`],
        post_logout_redirect_uris: [appUrl],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    clientAuthMethods: ["client_secret_basic"],
    adapter: (kind: string) => state.adapter(kind),
    jwks: state.signingKeys,
    cookies: {
      keys: [...options.cookieKeys],
      names: { session: "warroom_idp", interaction: "warroom_idp_login", resume: "warroom_idp_resume" },
      long: cookie,
      short: cookie,
    },
    routes: {
      authorization: `${protocol}/auth`,
      token: `${protocol}/token`,
      userinfo: `${protocol}/userinfo`,
      jwks: `${protocol}/certs`,
      end_session: `${protocol}/logout`,
      introspection: `${protocol}/token/introspect`,
      revocation: `${protocol}/revoke`,
    },
    scopes: SCOPE.split(" "),
    claims: {
      openid: ["sub"],
      profile: ["name", "given_name", "family_name", "preferred_username", "groups"],
      email: ["email", "email_verified"],
    },
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    ttl: {
      AccessToken: options.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 600,
      RefreshToken: DAY,
      Session: DAY,
      Grant: DAY,
    },
    features: {
      devInteractions: { enabled: false },
      introspection: { enabled: true, allowedPolicy: ofTheClientItself },
      revocation: { enabled: true, allowedPolicy: ofTheClientItself },
      rpInitiatedLogout: {
        enabled: true,
        async logoutSource(ctx, form) {
          if (await signOutAtOnce(ctx)) return;
          draw(ctx, (texts) => ({
            title: texts.signOut,
            body: `<h2>${escapeHtml(texts.signOutQuestion)}</h2>${form}
<button class="go" form="op.logoutForm" name="logout" value="yes">${escapeHtml(texts.signOut)}</button>
<button class="stay" form="op.logoutForm">${escapeHtml(texts.staySignedIn)}</button>`,
          }));
        },
        postLogoutSuccessSource(ctx) {
          draw(ctx, (texts) => ({
            title: texts.signOut,
            body: `<p role="status">${escapeHtml(texts.signedOut)}</p><p><a href="${escapeHtml(appUrl)}">${escapeHtml(texts.startAgain)}</a></p>`,
          }));
        },
      },
    },
    interactions: { url: (_ctx, interaction) => `${basePath}/login/${interaction.uid}` },
    renderError(ctx, out) {
      const reason = [out.error, out.error_description].filter(Boolean).join(": ");
      draw(ctx, (texts) => ({
        title: texts.title,
        body: `<p class="error" role="alert">${escapeHtml(texts.failed.replace("{reason}", reason))}</p><p><a href="${escapeHtml(appUrl)}">${escapeHtml(texts.startAgain)}</a></p>`,
      }));
    },
    // The realm's own client needs no consent page, as in Keycloak.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const existing = session.grantIdFor(client.clientId);
      const found = existing ? await provider.Grant.find(existing) : undefined;
      if (found) return found;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPE);
      await grant.save();
      return grant;
    },
    async findAccount(_ctx, id) {
      const user = userById(id);
      return user && { accountId: id, claims: async () => ({ sub: id, ...profileClaimsOf(user) }) };
    },
  };
}
