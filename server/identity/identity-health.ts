import { fetchDiscovery } from "@/server/identity/discover-provider";
import { identityState } from "@/server/identity/identity-state";
import { services } from "@/server/services";

const KEEP_MS = 5_000;
const DEADLINE_MS = 2_000;

/** Whether the identity provider answers; asked at most every five seconds. */
export function identityHealth(issuer = services().env.KEYCLOAK_ISSUER): Promise<"ok" | "unreachable"> {
  const state = identityState();
  if (!state.health || Date.now() - state.health.askedAt >= KEEP_MS) {
    const answer = fetchDiscovery(issuer, DEADLINE_MS).then(
      () => "ok" as const,
      () => "unreachable" as const,
    );
    state.health = { answer, askedAt: Date.now() };
  }
  return state.health.answer;
}
