import { createHash } from "node:crypto";
import type { IdentityServices } from "@/server/identity/identity-services";
import { sessionIdOf, type WithHeaders } from "@/server/identity/session-cookie";

/**
 * Names the session of a request to whoever keeps its answers apart from those of others, as hexadecimal digits; null
 * for none. The session cannot be told from it, and nothing is granted by it.
 */
export async function sessionMark(request: WithHeaders, env: IdentityServices["env"]): Promise<string | null> {
  const id = await sessionIdOf(request, env);
  return id && createHash("sha256").update(`kept answers of ${id}`).digest("hex").slice(0, 32);
}
