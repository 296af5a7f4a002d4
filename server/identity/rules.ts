import { SIGN_IN_NOTICES, type SignInNotice } from "@/server/identity/contract";

/** How long a session lives on when the provider cannot be asked. */
const GRACE_MS = 15 * 60 * 1000;

/** The highest of the held roles, by their order in `ranked` (lowest first); null when none is known. */
export function highestRole<Role extends string>(ranked: readonly Role[], held: readonly string[]): Role | null {
  return ranked.findLast((role) => held.includes(role)) ?? null;
}

/** A Keycloak group path as a team: "/sre/payments" → slug "sre/payments", name "Sre / Payments". */
export function teamOfGroup(group: string): { slug: string; name: string } | null {
  const parts = group
    .split("/")
    .map((part) => part.trim())
    .filter(Boolean);
  const slug = parts.join("/");
  if (!slug || slug.length > 200) return null;
  return { slug, name: parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" / ") };
}

/** Where to go after sign-in: a path of this app, whatever was asked for. Never the sign-in page itself. */
export function returnPath(wanted: string | null | undefined, appUrl: string): string {
  if (!wanted || wanted.length > 2000 || !URL.canParse(wanted, appUrl)) return "/";
  const target = new URL(wanted, appUrl);
  const path = `${target.pathname}${target.search}${target.hash}`;
  const isOurs = target.origin === new URL(appUrl).origin && !path.startsWith("//");
  return isOurs && !/^\/(sign-in|signed-out|api|realms)(\/|\?|#|$)/i.test(path) ? path : "/";
}

const LOOPBACK_NAMES = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Whether the page was opened under another name of this very machine, such as 127.0.0.1 for localhost.
 * Cookies do not cross such names, so a sign-in that starts there could never finish.
 */
export function isOtherLoopbackName(host: string | null, appUrl: string): boolean {
  if (!host || !URL.canParse(`http://${host}`)) return false;
  const [opened, ours] = [new URL(`http://${host}`), new URL(appUrl)];
  const bothHere = [opened, ours].every(({ hostname }) => LOOPBACK_NAMES.has(hostname));
  return bothHere && opened.hostname !== ours.hostname && opened.port === ours.port;
}

/** What the page says for the `error` in its address; anything unheard of is "Unknown". */
export function noticeOf(error: string | undefined): SignInNotice | null {
  if (!error) return null;
  return SIGN_IN_NOTICES.find((notice) => notice === error) ?? "Unknown";
}

export interface SessionTimes {
  revokedAt: Date | null;
  expiresAt: Date;
  accessTokenExpiresAt: Date;
}

/** What a stored session is worth now. "refresh": the provider must confirm it first. */
export function judgeSession(
  session: SessionTimes,
  now: Date,
): "live" | "refresh" | "SessionRevoked" | "SessionExpired" {
  if (session.revokedAt) return "SessionRevoked";
  if (session.expiresAt <= now) return "SessionExpired";
  return session.accessTokenExpiresAt > now ? "live" : "refresh";
}

/** Whether a session that could not be confirmed may go on for now. */
export function isWithinGrace(session: SessionTimes, now: Date): boolean {
  return now.getTime() < session.accessTokenExpiresAt.getTime() + GRACE_MS;
}
