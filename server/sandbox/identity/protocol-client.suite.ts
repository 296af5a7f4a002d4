import { createHash, randomBytes } from "node:crypto";
import { RedirectBrowser } from "@/server/sandbox/identity/redirect-browser.suite";

export interface ProviderUnderTest {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Where the client's registered redirect and post-logout addresses live. */
  appUrl: string;
  close(): Promise<void>;
}

export interface Discovery {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  userinfo_endpoint: string;
  jwks_uri: string;
  end_session_endpoint: string;
  introspection_endpoint: string;
  revocation_endpoint: string;
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  token_type: string;
  expires_in: number;
  refresh_expires_in: number;
}

export const claimsOf = (jwt: string) =>
  JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

/** The steps of an authorization-code client, each of which a test may spoil. */
export async function protocolClient(provider: ProviderUnderTest) {
  const response = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
  const discovery = (await response.json()) as Discovery;
  const callback = `${provider.appUrl}/api/auth/callback/keycloak`;
  const atApp = (url: string) => url.startsWith(`${provider.appUrl}/`) && !url.startsWith(provider.issuer);

  function authorizeUrl(extra: Record<string, string | null> = {}) {
    const verifier = randomBytes(32).toString("base64url");
    const url = new URL(discovery.authorization_endpoint);
    const parameters: Record<string, string | null> = {
      client_id: provider.clientId,
      redirect_uri: callback,
      response_type: "code",
      scope: "openid email profile",
      state: "state-1",
      nonce: "nonce-1",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      ...extra,
    };
    for (const [key, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(key, value);
    return { url: url.href, verifier };
  }

  function postForm(endpoint: string, fields: Record<string, string>, secret = provider.clientSecret) {
    const authorization = `Basic ${Buffer.from(`${provider.clientId}:${secret}`).toString("base64")}`;
    return fetch(endpoint, { method: "POST", headers: { authorization }, body: new URLSearchParams(fields) });
  }

  async function loginPage(browser: RedirectBrowser, url: string) {
    const page = await browser.follow(url, {}, atApp);
    if (page.response?.status !== 200) throw new Error(`No login page at ${page.url}`);
    return { url: page.url, html: await page.response.text() };
  }

  /** Signs in and stops before the code is redeemed. @returns the token request that would redeem it */
  async function obtainCode(username: string, browser = new RedirectBrowser()) {
    const { url, verifier } = authorizeUrl();
    const page = await loginPage(browser, url);
    const end = await browser.submitLogin(page, { username, password: "warroom" }, atApp);
    const { origin, pathname, searchParams } = new URL(end.url);
    if (origin + pathname !== callback || searchParams.get("state") !== "state-1")
      throw new Error(`Ended at ${end.url}`);
    const code = searchParams.get("code") ?? "";
    return { grant_type: "authorization_code", code, redirect_uri: callback, code_verifier: verifier };
  }

  async function signIn(username: string, browser = new RedirectBrowser()): Promise<Tokens> {
    const answer = await postForm(discovery.token_endpoint, await obtainCode(username, browser));
    if (!answer.ok) throw new Error(`The code was refused: ${await answer.text()}`);
    return (await answer.json()) as Tokens;
  }

  const refresh = (token: string) =>
    postForm(discovery.token_endpoint, { grant_type: "refresh_token", refresh_token: token });

  return { discovery, callback, atApp, authorizeUrl, postForm, loginPage, obtainCode, signIn, refresh };
}
