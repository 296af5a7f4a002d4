import { clearedSessionCookie, signedOutCookie } from "@/server/identity/session-cookie";
import { signOut } from "@/server/identity/sign-out";
import { originsOf } from "@/server/platform/env";
import { services } from "@/server/services";

/**
 * Ends the session here and says where the browser ends the provider's: as JSON `{ url }` for a script that asks
 * for JSON, else as a redirect. Only pages of this app may ask.
 */
export async function POST(request: Request): Promise<Response> {
  const within = services();
  const { APP_URL } = within.env;
  if (!originsOf(within.env).includes(request.headers.get("origin") ?? "")) {
    return Response.json({ error: "FOREIGN_ORIGIN" }, { status: 403 });
  }
  const { redirectTo } = await signOut(request, within);
  const wantsJson = request.headers.get("accept")?.includes("application/json") ?? false;
  const headers = new Headers({ "cache-control": "no-store" });
  headers.append("set-cookie", clearedSessionCookie(APP_URL));
  headers.append("set-cookie", signedOutCookie(APP_URL));
  if (wantsJson) return Response.json({ url: redirectTo }, { headers });
  headers.set("location", redirectTo);
  return new Response(null, { status: 303, headers });
}
