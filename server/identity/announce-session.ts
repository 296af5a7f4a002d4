import type { IdentityServices } from "@/server/identity/identity-services";
import type { SessionHint } from "@/server/ports/event-bus";

/** Tells every process to look at these sessions again. A lost hint is made good by the next regular look. */
export async function announceSession({ eventBus, log }: IdentityServices, hint: SessionHint): Promise<void> {
  await eventBus
    .publish("session", hint)
    .catch((error: unknown) => log.warn({ err: error }, "a change of a session was not announced"));
}
