import type { IncidentDetail } from "@/server/incident/contract";
import { readIncident } from "@/server/incident/queries";
import { type Permission, authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { seesAll, visibleTo } from "@/server/platform/incident-access";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";
import { recordEvent } from "@/server/timeline/record-event";

/** What a decision writes, and how the timeline tells it. */
export interface Change {
  data: Prisma.IncidentUncheckedUpdateInput;
  event: { kind: string; payload: Record<string, unknown> };
  /** Rows beside the incident's own. */
  also?: (tx: Prisma.TransactionClient) => Promise<unknown>;
  /** What follows from it, and is told after it. */
  afterwards?: (tx: Prisma.TransactionClient) => Promise<unknown>;
}

interface Seen {
  number: number;
  version: number;
  idempotencyKey: string;
}

/**
 * Loads, decides, writes if nobody was faster, and records, all in one transaction. A repeated idempotency key
 * changes nothing more.
 * @throws AppError NOT_FOUND, FORBIDDEN, INCIDENT_CHANGED when the sender's version is not the present one, and what
 * `decide` throws
 */
export async function changeIncident(
  context: SignedIn,
  permission: Permission,
  seen: Seen,
  decide: (incident: Incident, now: Date, tx: Prisma.TransactionClient) => Change | Promise<Change>,
): Promise<IncidentDetail> {
  const { viewer, services } = context;
  authorize(viewer, permission);
  const { organizationId } = viewer;
  await services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from incident i where organization_id = ${organizationId}::uuid and number = ${seen.number} and incident_seen_by(i, ${viewer.userId}::uuid, ${seesAll(viewer)}) for no key update`;
    const incident = await tx.incident.findFirst({
      where: { organizationId, number: seen.number, ...visibleTo(viewer) },
    });
    if (!incident) throw new AppError("NOT_FOUND");
    const { id, version } = incident;
    const { idempotencyKey } = seen;
    const repeated = await tx.timelineEvent.findUnique({
      where: { incidentId_idempotencyKey: { incidentId: id, idempotencyKey } },
      select: { id: true },
    });
    if (repeated) return;
    if (version !== seen.version) throw new AppError("INCIDENT_CHANGED", undefined, { version });
    const now = services.clock.now();
    const change = await decide(incident, now, tx);
    // It is opened again by giving it back what went into the other one.
    if (incident.mergedIntoId !== null && (change.data.status ?? incident.status) !== incident.status) {
      throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: incident.status, to: change.data.status });
    }
    await tx.incident.update({ where: { id }, data: { ...change.data, version: version + 1, updatedAt: now } });
    await change.also?.(tx);
    await recordEvent(tx, {
      organizationId,
      incidentId: id,
      actor: { id: viewer.userId, name: viewer.name },
      occurredAt: now,
      idempotencyKey,
      ...change.event,
    });
    await change.afterwards?.(tx);
  });
  return readIncident(context, seen.number);
}
