import type { IncomingHttpHeaders } from "node:http";
import { decode } from "next-auth/jwt";
import type { IdentityServices } from "@/server/identity/identity-services";
import { identityState } from "@/server/identity/identity-state";

/** Anything with headers: a Request, what Next gives to pages, or Node's IncomingMessage at a socket handshake. */
export interface WithHeaders {
  headers: Pick<Headers, "get"> | IncomingHttpHeaders;
}

const isSecure = (appUrl: string) => appUrl.startsWith("https://");

/** The name that next-auth gives to its session cookie. */
const nameOf = (appUrl: string) => `${isSecure(appUrl) ? "__Secure-" : ""}next-auth.session-token`;

export function headerOf({ headers }: WithHeaders, name: string): string | null {
  if (typeof headers.get === "function") return headers.get(name);
  const value = (headers as IncomingHttpHeaders)[name];
  return typeof value === "string" ? value : null;
}

export function cookieOf(request: WithHeaders, name: string): string | null {
  const pairs = (headerOf(request, "cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

const MAX_KEPT = 10_000;

/** The session that the cookie names; null for none, an altered one, an old one, or one of another installation. */
export async function sessionIdOf(request: WithHeaders, env: IdentityServices["env"]): Promise<string | null> {
  const token = cookieOf(request, nameOf(env.APP_URL));
  if (!token) return null;
  const { cookies } = identityState();
  const known = cookies.get(token);
  if (known && known.expiresAt > Date.now()) return known.sessionId;
  cookies.delete(token);
  const payload = await decode({ token, secret: env.AUTH_SECRET }).catch(() => null);
  if (typeof payload?.sid !== "string" || typeof payload.exp !== "number") return null;
  const oldest = cookies.keys().next().value;
  if (cookies.size >= MAX_KEPT && oldest !== undefined) cookies.delete(oldest);
  cookies.set(token, { sessionId: payload.sid, expiresAt: payload.exp * 1000 });
  return payload.sid;
}

const attributesOf = (appUrl: string) => `Path=/; HttpOnly; SameSite=Lax${isSecure(appUrl) ? "; Secure" : ""}`;

/** Set-Cookie value that removes the session cookie. */
export function clearedSessionCookie(appUrl: string): string {
  return `${nameOf(appUrl)}=; Max-Age=0; ${attributesOf(appUrl)}`;
}

export const SIGNED_OUT_COOKIE = "signed-out";

/** Set-Cookie value that lets the next page say, for a minute, that the sign-out worked. */
export function signedOutCookie(appUrl: string): string {
  return `${SIGNED_OUT_COOKIE}=1; Max-Age=60; ${attributesOf(appUrl)}`;
}
