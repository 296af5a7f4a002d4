import { checkSession, type SessionCheck } from "@/server/identity/check-session";
import type { IdentityServices } from "@/server/identity/identity-services";
import type { WithHeaders } from "@/server/identity/session-cookie";
import { services } from "@/server/services";

/** Who asks, or why nobody: for gates that tell people the reason. */
export function sessionOf(request: WithHeaders, within: IdentityServices = services()): Promise<SessionCheck> {
  return checkSession(request, within);
}
