import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SESSION_ENDS } from "@/server/identity/contract";
import {
  highestRole,
  isOtherLoopbackName,
  isWithinGrace,
  judgeSession,
  noticeOf,
  returnPath,
  teamOfGroup,
} from "@/server/identity/rules";
import { ROLES } from "@/server/platform/access";

const APP = "https://war.example.com";

describe("highestRole", () => {
  it("takes the highest role that it knows", () => {
    expect(highestRole(ROLES, ["offline_access", "viewer", "commander", "responder"])).toBe("commander");
    expect(highestRole(ROLES, ["default-roles-warroom", "Admin", "uma_authorization"])).toBeNull();
  });

  it("never gives more than was held", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...ROLES), fc.string())), (held) => {
        const role = highestRole(ROLES, held);
        const known = ROLES.filter((each) => held.includes(each));
        expect(role).toBe(known.at(-1) ?? null);
      }),
    );
  });
});

describe("teamOfGroup", () => {
  it.each([
    ["/payments", { slug: "payments", name: "Payments" }],
    ["payments", { slug: "payments", name: "Payments" }],
    ["/sre/on call", { slug: "sre/on call", name: "Sre / On call" }],
    ["/", null],
    ["", null],
  ])("reads %j", (group, team) => expect(teamOfGroup(group)).toEqual(team));

  it("gives different groups different teams", () => {
    const segment = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(teamOfGroup(one)?.slug === teamOfGroup(other)?.slug).toBe(one === other);
      }),
    );
  });
});

describe("returnPath", () => {
  it.each([
    ["/incidents/214?range=1h#t5", "/incidents/214?range=1h#t5"],
    [`${APP}/incidents/214`, "/incidents/214"],
    ["https://evil.example/incidents/214", "/"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    [`${APP}//evil.example`, "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?error=AccessDenied", "/"],
    ["/api/auth/signout", "/"],
    ["/sign-instructions", "/sign-instructions"],
    [null, "/"],
  ])("turns %j into %j", (wanted, path) => expect(returnPath(wanted, APP)).toBe(path));

  it("stays on the app's origin, whatever is asked for", () => {
    const wild = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc
        .array(fc.constantFrom("/", "\\", "\t", "\n", "@", ":", "evil.example", "https", "..", "%2f"))
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(wild, (wanted) => {
        const path = returnPath(wanted, APP);
        expect(path.startsWith("/")).toBe(true);
        expect(new URL(path, APP).origin).toBe(APP);
      }),
    );
  });
});

describe("isOtherLoopbackName", () => {
  it.each([
    ["127.0.0.1:3000", "http://localhost:3000", true],
    ["[::1]:3000", "http://localhost:3000", true],
    ["localhost:3000", "http://localhost:3000", false],
    ["127.0.0.1:8080", "http://localhost:3000", false],
    ["127.0.0.1:3000", "https://war.example.com", false],
    ["war.example.com", "http://localhost:3000", false],
    ["a b", "http://localhost:3000", false],
    [null, "http://localhost:3000", false],
  ])("of %j for %j is %j", (host, appUrl, other) => expect(isOtherLoopbackName(host, appUrl)).toBe(other));
});

describe("noticeOf", () => {
  it("knows every end of a session, and says so of what it does not know", () => {
    for (const end of SESSION_ENDS) expect(noticeOf(end)).toBe(end);
    expect(noticeOf("<script>")).toBe("Unknown");
    expect(noticeOf(undefined)).toBeNull();
  });
});

describe("judgeSession", () => {
  const now = new Date("2026-11-22T03:00:00Z");
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  const session = { revokedAt: null, expiresAt: minutes(600), accessTokenExpiresAt: minutes(5) };

  it("sees live, due, expired and revoked", () => {
    expect(judgeSession(session, now)).toBe("live");
    expect(judgeSession({ ...session, accessTokenExpiresAt: now }, now)).toBe("refresh");
    expect(judgeSession({ ...session, expiresAt: now }, now)).toBe("SessionExpired");
    expect(judgeSession({ ...session, revokedAt: now }, now)).toBe("SessionRevoked");
  });

  it("lets an unconfirmed session go on for fifteen minutes", () => {
    expect(isWithinGrace({ ...session, accessTokenExpiresAt: minutes(-14) }, now)).toBe(true);
    expect(isWithinGrace({ ...session, accessTokenExpiresAt: minutes(-15) }, now)).toBe(false);
  });
});
