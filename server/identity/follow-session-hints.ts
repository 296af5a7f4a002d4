import { identityState } from "@/server/identity/identity-state";
import type { EventBus } from "@/server/ports/event-bus";

/**
 * Drops what this process remembers of sessions when another one changed them. Subscribe before anything that reacts
 * to the same hint by looking at sessions. @returns how to stop
 */
export function followSessionHints(eventBus: Pick<EventBus, "subscribe">): () => void {
  // All of it: a second's worth of rows costs less than finding the right ones.
  return eventBus.subscribe("session", () => identityState().sessions.clear());
}
