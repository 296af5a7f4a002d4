import type { Moving } from "@/server/merge/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { payloadOf } from "@/server/timeline/rules/payload-of";

/** What a call with this key has moved before; null where there was none. */
export async function wasRecorded(
  tx: Pick<Prisma.TransactionClient, "timelineEvent">,
  incidentId: string,
  idempotencyKey: string,
): Promise<Moving | null> {
  const event = await tx.timelineEvent.findUnique({
    where: { incidentId_idempotencyKey: { incidentId, idempotencyKey } },
    select: { kind: true, payload: true },
  });
  if (!event) return null;
  const told = { ...event, payload: event.payload as Record<string, unknown> };
  const payload = payloadOf(told, "incident_merged") ?? payloadOf(told, "incident_unmerged");
  return { alerts: payload?.alerts ?? 0, tasks: payload?.tasks ?? 0, silences: payload?.silences ?? 0 };
}
