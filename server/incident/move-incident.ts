import { endPause } from "@/server/incident/end-pause";
import type { IncidentStatus } from "@/server/incident/contract";
import { decideStatus } from "@/server/incident/rules";
import type { Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

export interface Move {
  organizationId: string;
  incidentId: string;
  to: IncidentStatus;
  /** Null id: a source of alerts. */
  actor: { id: string | null; name: string };
  source: string;
  /** Items of the checklist that keep it from going further. */
  open?: readonly string[];
  now: Date;
}

/**
 * Changes an incident's status in the caller's transaction, where the rules have such a step; nobody has looked at it by
 * that. The incident's row stays locked until the transaction ends.
 * @returns whether it was changed
 */
export async function moveIncident(tx: Prisma.TransactionClient, move: Move): Promise<boolean> {
  const { organizationId, incidentId: id, to, actor, source, open = [], now } = move;
  await tx.$queryRaw`select 1 from incident where id = ${id}::uuid for no key update`;
  const incident = await tx.incident.findFirst({ where: { id, organizationId } });
  if (!incident || incident.status === to) return false;
  const decision = decideStatus(incident, to, now);
  if (!decision.allowed) return false;
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
    payload: { from: incident.status, to, ...(open.length > 0 && { open }) },
  });
  return true;
}
