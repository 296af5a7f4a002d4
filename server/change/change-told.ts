import type { ChangeEvent } from "@/server/platform/prisma-client/client";
import type { ToldEvent } from "@/server/timeline/record-events";

/** A change as a room tells it: once as under way and once as over. */
export function changeTold(change: ChangeEvent, serviceName: string | undefined): ToldEvent {
  const { id, kind, outcome, version, url, title, environment, actor, sourceName, at } = change;
  return {
    kind: "deployment",
    actor: { id: null, name: actor || sourceName },
    source: sourceName,
    occurredAt: at,
    idempotencyKey: `change:${id}:${outcome}`,
    // What else is known of it may grow: it is told as it was known first.
    request: { change: id, outcome },
    payload: {
      service: serviceName ?? change.serviceName,
      version,
      changeId: id,
      what: kind,
      outcome,
      title,
      ...(url && { url }),
      ...(environment && { environment }),
    },
  };
}
