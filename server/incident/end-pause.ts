import type { ResumedBy } from "@/server/incident/contract/pause";
import { pauseOf, resumed } from "@/server/incident/rules/decide-pause";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

interface Ending {
  by: ResumedBy;
  actor: { id: string | null; name: string };
  source: string;
  now: Date;
}

/** Whom it concerns that a room goes on by itself. */
async function commanderOf(tx: Prisma.TransactionClient, incidentId: string) {
  const held = await tx.roleAssignment.findFirst({
    where: { incidentId, role: "commander" },
    select: { user: { select: { id: true, name: true, username: true } } },
  });
  if (!held) return {};
  const { id, name, username } = held.user;
  return { to: name, mentions: [{ kind: "person", id, name, handle: username.toLowerCase() }] };
}

/**
 * Ends the pause of an incident in the caller's transaction, which holds its row, and tells so.
 * @returns what the caller has to write with its own change; nothing for one that does not rest
 */
export async function endPause(
  tx: Prisma.TransactionClient,
  incident: Incident,
  { by, actor, source, now }: Ending,
): Promise<Prisma.IncidentUncheckedUpdateInput> {
  const pause = pauseOf(incident);
  if (!pause) return {};
  const { id: incidentId, organizationId } = incident;
  const isByItself = by === "time" || by === "alert";
  await recordEvent(tx, {
    organizationId,
    incidentId,
    kind: "incident_resumed",
    actor,
    source,
    occurredAt: now,
    payload: { by, ...(isByItself && (await commanderOf(tx, incidentId))) },
  });
  return resumed(now);
}
