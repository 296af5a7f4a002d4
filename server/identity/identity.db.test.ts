import { encode } from "next-auth/jwt";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { checkSession } from "@/server/identity/check-session";
import { followSessionHints } from "@/server/identity/follow-session-hints";
import type { IdentityServices } from "@/server/identity/identity-services";
import { identityState } from "@/server/identity/identity-state";
import { revokeSession, signOut } from "@/server/identity/sign-out";
import { startSession } from "@/server/identity/start-session";
import { openDatabase } from "@/server/platform/db";
import { createLogger } from "@/server/platform/logger";
import { claimsOf, protocolClient, type ProviderUnderTest } from "@/server/sandbox/identity/protocol-client.suite";
import { startSandboxServer } from "@/server/sandbox/identity/sandbox-server.suite";

const AUTH_SECRET = "a secret of more than thirty-two characters";

describe("a session", () => {
  let provider: ProviderUnderTest;
  let within: IdentityServices;
  let client: Awaited<ReturnType<typeof protocolClient>>;
  let time: Date;
  const hints: unknown[] = [];

  beforeAll(async () => {
    provider = await startSandboxServer();
    client = await protocolClient(provider);
    within = {
      ...openDatabase(process.env.DATABASE_URL ?? ""),
      log: createLogger("silent"),
      clock: { now: () => time },
      eventBus: { publish: async (_topic, hint) => void hints.push(hint) },
      env: {
        APP_URL: provider.appUrl,
        AUTH_SECRET,
        KEYCLOAK_ISSUER: provider.issuer,
        KEYCLOAK_CLIENT_ID: provider.clientId,
        KEYCLOAK_CLIENT_SECRET: provider.clientSecret,
      },
    };
    await within.db.organization.upsert({
      where: { slug: "default" },
      create: { slug: "default", name: "Default" },
      update: {},
    });
  });
  afterAll(async () => {
    await within.db.user.deleteMany({ where: { issuer: provider.issuer } });
    await within.db.$disconnect();
    await within.pool.end();
    await provider.close();
  });
  beforeEach(() => {
    time = new Date();
    hints.length = 0;
    forgetEverything();
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  /** What another process would start with. */
  function forgetEverything() {
    const { cookies, sessions, refreshes } = identityState();
    cookies.clear();
    sessions.clear();
    refreshes.clear();
    Object.assign(identityState(), { providerDownUntil: 0, providerFailing: false });
  }

  async function signIn(username: string) {
    const tokens = await client.signIn(username);
    const { sub, name, email } = claimsOf(tokens.id_token) as Record<string, string>;
    const profile = { subject: sub ?? "", username, name: name ?? "", email: email ?? "" };
    const { sessionId, userId } = await startSession(within, profile, tokens);
    const cookie = await encode({ token: { sid: sessionId, sub: userId }, secret: AUTH_SECRET });
    return {
      tokens,
      profile,
      sessionId,
      userId,
      request: { headers: { cookie: `a=b; next-auth.session-token=${cookie}` } },
    };
  }

  const viewer = async (request: { headers: { cookie: string } }) => (await checkSession(request, within)).viewer;
  const end = async (request: { headers: { cookie: string } }) => {
    const check = await checkSession(request, within);
    return check.viewer ? "live" : check.end;
  };
  const expireAccessToken = () => (time = new Date(time.getTime() + 6 * 60_000));
  const refreshCalls = (spy: { mock: { calls: Parameters<typeof fetch>[] } }) =>
    spy.mock.calls.filter(([url]) => url === client.discovery.token_endpoint).length;
  const answerRefreshWith = (response: () => Response) => {
    const real = globalThis.fetch;
    return vi
      .spyOn(globalThis, "fetch")
      .mockImplementation(async (url, init) =>
        url === client.discovery.token_endpoint ? response() : real(url, init),
      );
  };
  const unsigned = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;

  it("knows the person, the role and the teams, from a plain request and from Headers", async () => {
    const { request, sessionId, userId } = await signIn("commander");
    const who = await viewer(request);
    expect(who).toMatchObject({ sessionId, userId, username: "commander", name: "Wei-Ting Lin", role: "commander" });
    const teams = await within.db.team.findMany({
      where: { id: { in: [...(who?.teams ?? [])] } },
      orderBy: { slug: "asc" },
    });
    expect(teams.map((team) => team.slug)).toEqual(["payments", "platform"]);
    const check = await checkSession({ headers: new Headers(request.headers) }, within);
    expect(check.viewer?.userId).toBe(userId);
  });

  it("keeps the provider's tokens unreadable in the database and out of the cookie", async () => {
    const { tokens, request, sessionId } = await signIn("responder");
    const stored = JSON.stringify(await within.db.authSession.findUniqueOrThrow({ where: { id: sessionId } }));
    for (const secret of [tokens.access_token, tokens.refresh_token, tokens.id_token])
      expect(stored).not.toContain(secret);
    expect(request.headers.cookie.length).toBeLessThan(400);
  });

  it("follows name and groups at the next sign-in and keeps one user", async () => {
    const first = await signIn("admin");
    const groups = { groups: ["/platform"], realm_access: { roles: ["admin"] }, exp: 4_000_000_000 };
    const tokens = { access_token: unsigned(groups) };
    const again = await startSession(within, { ...first.profile, name: "Amina H." }, tokens);
    expect(again.userId).toBe(first.userId);
    const user = await within.db.user.findUniqueOrThrow({
      where: { id: first.userId },
      include: { memberships: { include: { team: true } } },
    });
    expect(user.name).toBe("Amina H.");
    expect(user.memberships.map(({ team }) => team.slug)).toEqual(["platform"]);
  });

  it.each(["next-auth.session-token=garbage", "next-auth.session-token=", "other=1", ""])(
    "is nobody's with the cookie %j",
    async (cookie) => expect(await end({ headers: { cookie } })).toBe("SessionRequired"),
  );

  it("is nobody's with a cookie of another installation or an unknown session", async () => {
    const { sessionId } = await signIn("viewer");
    const withToken = async (sid: string, secret: string) => ({
      headers: { cookie: `next-auth.session-token=${await encode({ token: { sid }, secret })}` },
    });
    expect(await end(await withToken(sessionId, "another secret of more than 32 characters"))).toBe("SessionRequired");
    expect(await end(await withToken(crypto.randomUUID(), AUTH_SECRET))).toBe("SessionRequired");
  });

  it("ends everywhere within two seconds when another process revokes it", async () => {
    const { request, sessionId } = await signIn("responder");
    expect(await end(request)).toBe("live");
    await within.pool.query("update auth_session set revoked_at = now() where id = $1", [sessionId]);
    await vi.waitFor(async () => expect(await end(request)).toBe("SessionRevoked"), { timeout: 2_000, interval: 100 });
  });

  it("ends at its own time", async () => {
    const { request } = await signIn("responder");
    time = new Date(time.getTime() + 25 * 60 * 60_000);
    expect(await end(request)).toBe("SessionExpired");
  });

  it("is refreshed once for all requests of a process and of another one", async () => {
    const { request } = await signIn("commander");
    expireAccessToken();
    const real = globalThis.fetch;
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
      if (url === client.discovery.token_endpoint) await gate;
      return real(url, init);
    });
    const ours = Array.from({ length: 20 }, () => viewer(request));
    await vi.waitFor(() => expect(refreshCalls(spy)).toBe(1), 5_000);
    forgetEverything();
    const theirs = Array.from({ length: 20 }, () => viewer(request));
    await vi.waitFor(async () => {
      const waiting = await within.pool.query("select 1 from pg_locks where not granted");
      expect(waiting.rowCount).toBeGreaterThan(0);
    }, 5_000);
    open();
    const people = await Promise.all([...ours, ...theirs]);
    expect(people.every((person) => person?.role === "commander")).toBe(true);
    expect(refreshCalls(spy)).toBe(1);
  });

  it("uses the rotated token at the next refresh", async () => {
    const { request } = await signIn("commander");
    for (let round = 0; round < 3; round += 1) {
      expireAccessToken();
      forgetEverything();
      expect(await end(request)).toBe("live");
    }
  });

  it("takes roles and teams from the refresh", async () => {
    const { request, userId } = await signIn("commander");
    expireAccessToken();
    const claims = { realm_access: { roles: ["viewer"] }, groups: ["/payments"], exp: 4_000_000_000 };
    answerRefreshWith(() => Response.json({ access_token: unsigned(claims), refresh_token: "next" }));
    expect(await viewer(request)).toMatchObject({ role: "viewer", teams: [expect.any(String)] });
    expect(await within.db.membership.count({ where: { userId } })).toBe(1);
  });

  it("ends when the refresh brings no role of ours", async () => {
    const { request, sessionId } = await signIn("commander");
    expireAccessToken();
    const claims = { realm_access: { roles: ["offline_access"] }, exp: 4_000_000_000 };
    answerRefreshWith(() => Response.json({ access_token: unsigned(claims), refresh_token: "next" }));
    expect(await end(request)).toBe("AccessRemoved");
    const row = await within.db.authSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row).toMatchObject({ revokedAt: expect.any(Date), refreshTokenEnc: null });
  });

  it("ends when the provider refuses the refresh", async () => {
    const { request, tokens } = await signIn("viewer");
    await client.postForm(client.discovery.revocation_endpoint, { token: tokens.refresh_token });
    expireAccessToken();
    expect(await end(request)).toBe("SessionRevoked");
  });

  it.each([
    ["is unreachable", () => Promise.reject(new TypeError("fetch failed"))],
    ["answers 503", () => new Response("down", { status: 503 })],
    ["refuses our own secret", () => Response.json({ error: "invalid_client" }, { status: 401 })],
  ])("lives on for fifteen minutes while the provider %s, and resumes after", async (_fault, answer) => {
    const { request } = await signIn("responder");
    expireAccessToken();
    answerRefreshWith(answer as () => Response);
    expect(await end(request)).toBe("live");
    time = new Date(time.getTime() + 16 * 60_000);
    expect(await end(request)).toBe("ProviderUnreachable");
    vi.restoreAllMocks();
    forgetEverything();
    expect(await end(request)).toBe("live");
  });

  it("is asked of the provider once while it is down, not once per request", async () => {
    const sessions: Awaited<ReturnType<typeof signIn>>[] = [];
    for (const name of ["admin", "commander", "responder", "viewer"]) sessions.push(await signIn(name));
    expireAccessToken();
    const spy = answerRefreshWith(() => new Response("down", { status: 503 }));
    for (const { request } of sessions) expect(await end(request)).toBe("live");
    expect(refreshCalls(spy)).toBe(1);
  });

  it("signs out here and sends the browser to the provider with the ID token", async () => {
    const { request, tokens, sessionId } = await signIn("viewer");
    const target = new URL((await signOut(request, within)).redirectTo);
    expect(target.origin + target.pathname).toBe(client.discovery.end_session_endpoint);
    expect(target.searchParams.get("id_token_hint")).toBe(tokens.id_token);
    expect(target.searchParams.get("post_logout_redirect_uri")).toBe(provider.appUrl);
    expect(await end(request)).toBe("SessionRevoked");
    const row = await within.db.authSession.findUniqueOrThrow({ where: { id: sessionId } });
    expect(row).toMatchObject({ refreshTokenEnc: null, idTokenEnc: null });
    expect((await signOut(request, within)).redirectTo).toContain("error=SignedOut");
  });

  it("can be revoked twice and when it never was", async () => {
    const { sessionId } = await signIn("viewer");
    expect(await revokeSession(within, sessionId)).not.toBeNull();
    expect(await revokeSession(within, sessionId)).toBeNull();
    expect(await revokeSession(within, crypto.randomUUID())).toBeNull();
  });

  it("is looked at anew as soon as another process announces a change", async () => {
    const { request, sessionId } = await signIn("viewer");
    let heed = () => {};
    const stop = followSessionHints({
      subscribe(_topic, handler) {
        heed = () => handler({ session: sessionId } as never);
        return () => undefined;
      },
    });
    expect(await end(request)).toBe("live");
    await within.pool.query("update auth_session set revoked_at = now() where id = $1", [sessionId]);
    heed();
    expect(await end(request)).toBe("SessionRevoked");
    stop();
  });

  it("is announced when it ends, when it is refreshed, and when its person signs in again", async () => {
    const { request, sessionId, userId } = await signIn("responder");
    expect(hints.splice(0)).toEqual([{ user: userId }]);
    expireAccessToken();
    await viewer(request);
    await revokeSession(within, sessionId);
    expect(hints).toEqual([{ session: sessionId }, { session: sessionId }]);
  });

  it("ends even when nobody can be told", async () => {
    const { request, sessionId } = await signIn("viewer");
    const deaf = { ...within, eventBus: { publish: () => Promise.reject(new Error("no line")) } };
    await revokeSession(deaf, sessionId);
    expect(await end(request)).toBe("SessionRevoked");
  });
});
