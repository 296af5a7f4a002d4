import type { Account, User } from "next-auth";
import { describe, expect, it } from "vitest";
import { authOptions } from "@/server/identity/auth-options";
import type { IdentityServices } from "@/server/identity/identity-services";

const within = {
  clock: { now: () => new Date() },
  env: {
    APP_URL: "https://war.example.com",
    AUTH_SECRET: "a secret of more than thirty-two characters",
    KEYCLOAK_ISSUER: "https://id.example.com/realms/ops",
    KEYCLOAK_CLIENT_ID: "warroom",
    KEYCLOAK_CLIENT_SECRET: "secret",
  },
} as IdentityServices;

const { callbacks, useSecureCookies } = authOptions(within);
const user: User = { id: "1" };
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;
const account = (tokens: object): Account => ({
  provider: "keycloak",
  type: "oauth",
  providerAccountId: "1",
  ...tokens,
});

describe("authOptions", () => {
  it.each([
    ["a role of ours", ["offline_access", "viewer"], true],
    ["only roles that are not ours", ["offline_access", "superuser"], false],
    ["no role", [], false],
  ])("answers a person with %s", async (_case, roles, allowed) => {
    const tokens = { access_token: jwt({ realm_access: { roles } }) };
    expect(await callbacks?.signIn?.({ user, account: account(tokens) })).toBe(allowed);
  });

  it("reads roles from the ID token, too, for realms that put them there", async () => {
    const tokens = { access_token: "opaque", id_token: jwt({ realm_access: { roles: ["commander"] } }) };
    expect(await callbacks?.signIn?.({ user, account: account(tokens) })).toBe(true);
  });

  it("lets nobody in on a malformed token", async () => {
    const tokens = { access_token: "a.b.c", id_token: jwt({ realm_access: "admin" }) };
    expect(await callbacks?.signIn?.({ user, account: account(tokens) })).toBe(false);
  });

  it("returns to this app only", async () => {
    const back = (url: string) => callbacks?.redirect?.({ url, baseUrl: "https://war.example.com" });
    expect(await back("https://war.example.com/incidents/7")).toBe("https://war.example.com/incidents/7");
    expect(await back("https://evil.example/")).toBe("https://war.example.com/");
  });

  it("marks cookies secure when the app is served over TLS", () => {
    expect(useSecureCookies).toBe(true);
  });
});
