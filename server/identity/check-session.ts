import type { SessionEnd } from "@/server/identity/contract";
import type { IdentityServices } from "@/server/identity/identity-services";
import { identityState } from "@/server/identity/identity-state";
import { loadSession, type SessionRow } from "@/server/identity/load-session";
import { noteUse } from "@/server/identity/note-use";
import { refreshInBackground, refreshSession } from "@/server/identity/refresh-session";
import { highestRole, isWithinGrace, judgeSession } from "@/server/identity/rules";
import { sessionIdOf, type WithHeaders } from "@/server/identity/session-cookie";
import { ROLES, type Role, type Viewer } from "@/server/platform/access";

export type SessionCheck = { viewer: Viewer } | { viewer: null; end: SessionEnd };

const ended = (end: SessionEnd): SessionCheck => ({ viewer: null, end });

function admit(within: IdentityServices, row: SessionRow, role: Role): SessionCheck {
  noteUse(within, row);
  const { id: sessionId, userId, organizationId, name, username, email, teams, expiresAt } = row;
  return { viewer: { sessionId, userId, organizationId, name, username, email, teams, expiresAt, role } };
}

/** Confirms a session whose access token ran out; while the provider is known to fail nobody waits for it. */
async function confirm(within: IdentityServices, row: SessionRow, role: Role): Promise<SessionCheck> {
  const mayGoOn = isWithinGrace(row, within.clock.now());
  if (mayGoOn && identityState().providerFailing) {
    refreshInBackground(within, row.id);
    return admit(within, row, role);
  }
  const outcome = await refreshSession(within, row.id);
  if (outcome === "unreachable") return mayGoOn ? admit(within, row, role) : ended("ProviderUnreachable");
  const confirmed = await loadSession(within, row.id);
  return confirmed ? judge(within, confirmed, admit) : ended("SessionRequired");
}

function judge<Result extends SessionCheck | Promise<SessionCheck>>(
  within: IdentityServices,
  row: SessionRow,
  onRefresh: (within: IdentityServices, row: SessionRow, role: Role) => Result,
): SessionCheck | Result {
  const role = highestRole(ROLES, row.roles);
  if (!role) return ended("AccessRemoved");
  const verdict = judgeSession(row, within.clock.now());
  if (verdict === "live") return admit(within, row, role);
  return verdict === "refresh" ? onRefresh(within, row, role) : ended(verdict);
}

/** Who asks, or why nobody: the session is confirmed with the provider when its access token has run out. */
export async function checkSession(request: WithHeaders, within: IdentityServices): Promise<SessionCheck> {
  const id = await sessionIdOf(request, within.env);
  return id ? checkSessionById(id, within) : ended("SessionRequired");
}

/** Likewise for a session that is known by its id, when there is no request. */
export async function checkSessionById(id: string, within: IdentityServices): Promise<SessionCheck> {
  const row = await loadSession(within, id);
  return row ? judge(within, row, confirm) : ended("SessionRequired");
}
