import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  claimsOf,
  type Discovery,
  protocolClient,
  type ProviderUnderTest,
  type Tokens,
} from "@/server/sandbox/identity/protocol-client.suite";
import { RedirectBrowser } from "@/server/sandbox/identity/redirect-browser.suite";

/** What the war room relies on in an OpenID Connect provider; holds for the sandbox and for a Keycloak realm. */
export function identityProviderSuite(name: string, start: () => Promise<ProviderUnderTest>): void {
  describe(`The OpenID Connect contract of ${name}`, () => {
    let provider: ProviderUnderTest;
    let client: Awaited<ReturnType<typeof protocolClient>>;
    let discovery: Discovery;

    beforeAll(async () => {
      provider = await start();
      client = await protocolClient(provider);
      discovery = client.discovery;
    });
    afterAll(() => provider.close());

    it("lives at Keycloak's paths under its issuer", () => {
      expect(discovery.issuer).toBe(provider.issuer);
      const base = `${provider.issuer}/protocol/openid-connect`;
      expect(discovery).toMatchObject({
        authorization_endpoint: `${base}/auth`,
        token_endpoint: `${base}/token`,
        userinfo_endpoint: `${base}/userinfo`,
        jwks_uri: `${base}/certs`,
        end_session_endpoint: `${base}/logout`,
        introspection_endpoint: `${base}/token/introspect`,
        revocation_endpoint: `${base}/revoke`,
      });
    });

    it("publishes RS256 keys without their private part", async () => {
      const { keys } = (await (await fetch(discovery.jwks_uri)).json()) as { keys: Record<string, unknown>[] };
      expect(keys.some((key) => key.alg === "RS256" && key.use === "sig")).toBe(true);
      for (const key of keys) expect(key).not.toHaveProperty("d");
    });

    it.each([
      ["admin", ["/payments", "/platform"]],
      ["commander", ["/payments", "/platform"]],
      ["responder", ["/payments"]],
      ["viewer", ["/platform"]],
    ])("signs %s in with role and groups in the access token", async (username, groups) => {
      const tokens = await client.signIn(username);
      const access = claimsOf(tokens.access_token);
      expect(access).toMatchObject({
        iss: provider.issuer,
        typ: "Bearer",
        azp: provider.clientId,
        preferred_username: username,
        email: expect.stringContaining("@"),
        name: expect.stringMatching(/\S+ \S+/),
      });
      expect((access.realm_access as { roles: string[] }).roles).toContain(username);
      expect((access.groups as string[]).toSorted()).toEqual(groups);
      expect(claimsOf(tokens.id_token)).toMatchObject({
        iss: provider.issuer,
        aud: provider.clientId,
        nonce: "nonce-1",
        sub: access.sub,
      });
      expect(tokens.token_type).toBe("Bearer");
      expect(tokens.expires_in).toBeGreaterThan(0);
      expect(tokens.refresh_expires_in).toBeGreaterThan(0);
    });

    it("answers userinfo for its access token and for nothing else", async () => {
      const { access_token } = await client.signIn("responder");
      const ask = (token: string) =>
        fetch(discovery.userinfo_endpoint, { headers: { authorization: `Bearer ${token}` } });
      const answer = await ask(access_token);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ sub: claimsOf(access_token).sub, preferred_username: "responder" });
      const [header, payload, signature = ""] = access_token.split(".");
      const forged = `${header}.${payload}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
      expect((await ask(forged)).status).toBe(401);
      expect((await ask(String(claimsOf(access_token).jti))).status).toBe(401);
    });

    it("rotates refresh tokens: the new one works, the used one is refused", async () => {
      const first = await client.signIn("commander");
      const second = await client.refresh(first.refresh_token);
      expect(second.status).toBe(200);
      const renewed = (await second.json()) as Tokens;
      expect(renewed.refresh_token).not.toBe(first.refresh_token);
      expect((claimsOf(renewed.access_token).realm_access as { roles: string[] }).roles).toContain("commander");
      expect(claimsOf(renewed.id_token).sub).toBe(claimsOf(first.id_token).sub);
      const reused = await client.refresh(first.refresh_token);
      expect(reused.status).toBe(400);
      expect(await reused.json()).toMatchObject({ error: "invalid_grant" });
    });

    it("signs out at once with an ID token, returns to the app and forgets the session", async () => {
      const browser = new RedirectBrowser();
      const tokens = await client.signIn("viewer", browser);
      const url = new URL(discovery.end_session_endpoint);
      url.searchParams.set("id_token_hint", tokens.id_token);
      url.searchParams.set("post_logout_redirect_uri", provider.appUrl);
      const out = await browser.open(url.href);
      expect([302, 303]).toContain(out.status);
      expect(new URL(out.headers.get("location") ?? "").href).toBe(new URL(provider.appUrl).href);
      expect((await client.refresh(tokens.refresh_token)).status).toBe(400);
      const again = await client.loginPage(browser, client.authorizeUrl().url);
      expect(again.html).toContain('type="password"');
    });

    it("does not redirect to an unregistered address after sign-out", async () => {
      const browser = new RedirectBrowser();
      const tokens = await client.signIn("viewer", browser);
      const url = new URL(discovery.end_session_endpoint);
      url.searchParams.set("id_token_hint", tokens.id_token);
      url.searchParams.set("post_logout_redirect_uri", "https://evil.example/");
      const out = await browser.open(url.href);
      expect(out.status).toBe(400);
      expect(out.headers.get("location")).toBeNull();
    });

    it.each([
      ["without PKCE", { code_challenge: null, code_challenge_method: null }],
      ["with a plain PKCE challenge", { code_challenge_method: "plain" }],
    ])("refuses an authorisation %s", async (_name, extra) => {
      const end = await new RedirectBrowser().follow(client.authorizeUrl(extra).url, {}, client.atApp);
      const answer = new URL(end.url);
      expect(answer.origin + answer.pathname).toBe(client.callback);
      expect(answer.searchParams.get("error")).toBe("invalid_request");
      expect(answer.searchParams.get("code")).toBeNull();
    });

    it("refuses a wrong client secret, a wrong code verifier and a code used twice", async () => {
      const redeem = async (fields: Record<string, string>, secret?: string) =>
        (await client.postForm(discovery.token_endpoint, fields, secret)).status;
      expect(await redeem(await client.obtainCode("viewer"), "not-the-secret")).toBe(401);
      expect(await redeem({ ...(await client.obtainCode("viewer")), code_verifier: "x".repeat(43) })).toBe(400);
      const fields = await client.obtainCode("viewer");
      expect(await redeem(fields)).toBe(200);
      expect(await redeem(fields)).toBe(400);
    });

    it.each([
      ["redirect address", { redirect_uri: "https://evil.example/callback" }],
      ["client", { client_id: "somebody-else" }],
    ])("stays on its own page for an unknown %s", async (_name, extra) => {
      const response = await new RedirectBrowser().open(client.authorizeUrl(extra).url);
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
    });

    it("refuses a wrong password and an unknown user alike", async () => {
      const browser = new RedirectBrowser();
      for (const fields of [
        { username: "viewer", password: "wrong" },
        { username: "nobody", password: "warroom" },
      ]) {
        const page = await client.loginPage(browser, client.authorizeUrl().url);
        const end = await browser.submitLogin(page, fields, client.atApp);
        expect(await end.response?.text()).toContain('type="password"');
      }
    });
  });
}
