import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { generateSigningKeys } from "@/server/sandbox/identity/signing-keys";
import { protocolClient, type ProviderUnderTest } from "@/server/sandbox/identity/protocol-client.suite";
import { RedirectBrowser } from "@/server/sandbox/identity/redirect-browser.suite";
import { startSandboxServer } from "@/server/sandbox/identity/sandbox-server.suite";

const running: ProviderUnderTest[] = [];
const start = async (options?: Parameters<typeof startSandboxServer>[0]) => {
  const provider = await startSandboxServer(options);
  running.push(provider);
  return provider;
};
afterEach(async () => {
  for (const provider of running.splice(0)) await provider.close();
});

describe("the sandbox's login page", () => {
  async function open(headers: Record<string, string> = {}) {
    const client = await protocolClient(await start());
    const browser = new RedirectBrowser();
    const { url } = await client.loginPage(browser, client.authorizeUrl().url);
    const response = await browser.open(url, { headers });
    return { client, browser, url, response, html: await response.text() };
  }

  it("says what it is, names four people and runs no script", async () => {
    const { response, html } = await open();
    expect(html).toContain("Sandbox sign-in: not for production");
    for (const name of ["Amina Haddad", "Wei-Ting Lin", "Tomás Rivera", "Grace Okafor"]) expect(html).toContain(name);
    expect(html).not.toContain("<script");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'nonce-[^']+'/);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["zh-TW,zh;q=0.9,en;q=0.8", "zh-TW", "沙箱登入：請勿用於正式環境"],
    ["fr, en;q=0.5, zh;q=0.4", "en", "Sandbox sign-in: not for production"],
    ["fr", "en", "Sandbox sign-in: not for production"],
  ])("speaks to a browser that wants %s", async (wanted, language, warning) => {
    const { html } = await open({ "accept-language": wanted });
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).toContain(warning);
  });

  it("escapes what was typed", async () => {
    const { browser, url } = await open();
    const fields = { username: `"><img src=x onerror=alert(1)>`, password: "no" };
    const { response } = await browser.submitLogin({ url, html: "" }, fields, () => false);
    const html = (await response?.text()) ?? "";
    expect(html).toContain("&quot;&gt;&lt;img");
    expect(html).not.toContain("<img");
  });

  it("stops guessing after five wrong passwords, for that name only", async () => {
    const { client, browser, url } = await open();
    const guess = (username: string, password: string) =>
      browser.submitLogin({ url, html: "" }, { username, password }, client.atApp);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const page = await guess("admin", `guess ${attempt}`);
      expect(await page.response?.text()).toContain("User name or password is wrong");
    }
    const { response } = await guess("admin", "warroom");
    expect(response?.status).toBe(429);
    expect(Number(response?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(client.atApp((await guess("viewer", "warroom")).url)).toBe(true);
  });

  it("explains a login that is over instead of failing", async () => {
    const { issuer } = await start();
    const response = await fetch(`${issuer}/login/unknown`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Start again from the war room");
  });

  it("refuses a form that is too large", async () => {
    const { browser, url } = await open();
    const fields = { username: "x".repeat(5_000), password: "no" };
    expect((await browser.submitLogin({ url, html: "" }, fields, () => false)).response?.status).toBe(413);
  });
});

describe("mountIdentitySandbox", () => {
  it("leaves every other path to the app", async () => {
    const { issuer } = await start();
    expect((await fetch(new URL("/realms/warroom-else", issuer))).status).toBe(404);
    expect((await fetch(new URL("/incidents/1", issuer))).status).toBe(404);
  });

  it("writes its addresses from the issuer and not from the caller's headers", async () => {
    const { issuer } = await start();
    const response = await fetch(`${issuer}/.well-known/openid-configuration`, {
      headers: { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
    });
    expect(await response.text()).not.toContain("evil.example");
  });

  it("keeps sign-ins and keys over a restart, in a file for its owner only", async () => {
    const folder = mkdtempSync(join(tmpdir(), "identity-sandbox-"));
    try {
      const stateFile = join(folder, "identity.json");
      const first = await start({ stateFile });
      const tokens = await (await protocolClient(first)).signIn("commander");
      await first.close();
      expect(statSync(stateFile).mode & 0o077).toBe(0);
      expect(readFileSync(stateFile, "utf8")).toContain("RefreshToken:");
      const second = await start({ stateFile });
      const client = await protocolClient(second);
      expect((await client.refresh(tokens.refresh_token)).status).toBe(200);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("signs with the keys that it is given", async () => {
    const signingKeys = await generateSigningKeys();
    const client = await protocolClient(await start({ signingKeys }));
    const { keys } = (await (await fetch(client.discovery.jwks_uri)).json()) as { keys: { n: string }[] };
    expect(keys.map((key) => key.n)).toEqual(signingKeys.keys.map((key) => key.n));
  });
});
