import type { Discovery } from "@/server/identity/discover-provider";
import type { SessionRow } from "@/server/identity/load-session";
import type { RefreshOutcome } from "@/server/identity/refresh-session";

export interface IdentityState {
  /** Cookies that were decrypted before, and until when they are good. */
  cookies: Map<string, { sessionId: string; expiresAt: number }>;
  sessions: Map<string, { row: Promise<SessionRow | null>; readAt: number }>;
  refreshes: Map<string, Promise<RefreshOutcome>>;
  /** Refreshes that hold a database connection now, and those that wait for their turn. */
  lane: { running: number; waiting: (() => void)[] };
  discovery: { issuer: string; document: Promise<Discovery>; readAt: number } | null;
  /** Until then the provider counts as unreachable without being asked. */
  providerDownUntil: number;
  /** Whether the last refresh found no usable provider. */
  providerFailing: boolean;
  health: { answer: Promise<"ok" | "unreachable">; askedAt: number } | null;
}

const KEY = Symbol.for("sre-assistant.identity");
const shared = globalThis as unknown as Record<typeof KEY, IdentityState | undefined>;

/** Shared by the server's copy of these modules and the one that Next bundles. */
export function identityState(): IdentityState {
  return (shared[KEY] ??= {
    cookies: new Map(),
    sessions: new Map(),
    refreshes: new Map(),
    lane: { running: 0, waiting: [] },
    discovery: null,
    providerDownUntil: 0,
    providerFailing: false,
    health: null,
  });
}
