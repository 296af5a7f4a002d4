import { endPause } from "@/server/incident/end-pause";
import type { IncidentStatus } from "@/server/incident/contract";
import { decideStatus } from "@/server/incident/rules";
import { openOfHolds } from "@/server/incident/rules/open-of-holds";
import { statusHolds } from "@/server/incident/status-holds";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

export interface Move {
  organizationId: string;
  incidentId: string;
  to: IncidentStatus;
  /** Null id: a source of alerts. */
  actor: { id: string | null; name: string };
  source: string;
  now: Date;
}

/**
 * Changes an incident's status in the caller's transaction, where the rules have such a step; nobody has looked at it by
 * that. What people have to do first is left to them: until then it is watched. The incident's row stays locked until the
 * transaction ends.
 * @returns the status in which it stands then; null where there is no such incident
 */
export async function moveIncident(tx: Prisma.TransactionClient, move: Move): Promise<IncidentStatus | null> {
  const { organizationId, incidentId: id, actor, source, now } = move;
  await tx.$queryRaw`select 1 from incident where id = ${id}::uuid for no key update`;
  const incident = await tx.incident.findFirst({ where: { id, organizationId } });
  if (!incident) return null;
  const holds = await statusHolds(tx, incident, { to: move.to, by: "alert" });
  const to = holds.length > 0 ? "monitoring" : move.to;
  const decision = decideStatus(incident, to, now);
  if (!decision.allowed) return incident.status;
  const { acknowledgedAt } = incident;
  const pause = await endPause(tx, incident, { by: "status", actor, source, now });
  const data = { ...decision.change, ...pause, ...(actor.id === null && { acknowledgedAt }) };
  await tx.incident.update({ where: { id }, data: { ...data, version: incident.version + 1, updatedAt: now } });
  await recordEvent(tx, {
    organizationId,
    incidentId: id,
    kind: "status_changed",
    actor,
    source,
    occurredAt: now,
    payload: { from: incident.status, to, ...openOfHolds(holds) },
  });
  return to;
}
