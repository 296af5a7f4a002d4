import { attachFirings } from "@/server/alert/attach-firings";
import type { Attached, AttachInput } from "@/server/alert/contract/by-hand";
import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import { newestFirings } from "@/server/alert/newest-firings";
import { doneByHand, tellByHand } from "@/server/alert/tell-by-hand";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident, type FoundIncident } from "@/server/platform/find-incident";
import type { Prisma } from "@/server/platform/prisma-client/client";

async function openStatus(tx: Prisma.TransactionClient, { id }: FoundIncident): Promise<void> {
  const { status } = await tx.incident.findUniqueOrThrow({ where: { id }, select: { status: true } });
  if (status === "closed") throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: status, to: status });
}

async function attachedOf(tx: Prisma.TransactionClient, incidentId: string, firingIds: readonly string[]) {
  const rows = await tx.incidentAlert.findMany({
    where: { incidentId, firingId: { in: [...firingIds] } },
    select: { firingId: true },
  });
  return new Set(rows.map(({ firingId }) => firingId));
}

/**
 * Makes the newest firings of alerts part of an incident, in somebody's name. What belongs to it already stays so.
 * The same idempotency key does it once, whatever has become of the incident since.
 * @throws AppError FORBIDDEN; NOT_FOUND for an incident or an alert that is not there; STATUS_NOT_ALLOWED for a closed one;
 * CONFLICT when the key was used for other alerts or by somebody else
 */
export async function attachAlerts(context: SignedIn, input: AttachInput): Promise<Attached> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const incident = await findIncident(context, input.incidentNumber);
  const { id: incidentId, organizationId } = incident;
  const actor = { id: viewer.userId, name: viewer.name };
  const call = { incidentId, kind: "alert_attached" as const, actor, ...input };
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const done = await doneByHand(tx, call);
    if (done) return { alertIds: done };
    await openStatus(tx, incident);
    const all = await newestFirings(tx, organizationId, input.alertIds);
    if (all.length === 0) throw new AppError("NOT_FOUND");
    const known = await attachedOf(
      tx,
      incidentId,
      all.map(({ id }) => id),
    );
    const firings = all.filter(({ id }) => !known.has(id));
    const now = services.clock.now();
    await attachFirings(tx, { organizationId, incidentId, firings, now });
    for (const { id: firingId, endsAt } of firings) {
      const told = { firedToldAt: now, ...(endsAt && { endedToldAt: now }) };
      await tx.incidentAlert.updateMany({ where: { incidentId, firingId }, data: told });
    }
    await tellByHand(tx, call, { organizationId, firings, now });
    await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
    return { alertIds: firings.map(({ alertId }) => alertId) };
  });
}

/**
 * Takes the newest firings of alerts out of an incident: they stay as they are, and lead to nothing else.
 * @throws AppError as `attachAlerts`
 */
export async function detachAlerts(context: SignedIn, input: AttachInput): Promise<Attached> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const incident = await findIncident(context, input.incidentNumber);
  const { id: incidentId, organizationId } = incident;
  const actor = { id: viewer.userId, name: viewer.name };
  const call = { incidentId, kind: "alert_detached" as const, actor, ...input };
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const done = await doneByHand(tx, call);
    if (done) return { alertIds: done };
    await openStatus(tx, incident);
    const all = await newestFirings(tx, organizationId, input.alertIds);
    if (all.length === 0) throw new AppError("NOT_FOUND");
    const known = await attachedOf(
      tx,
      incidentId,
      all.map(({ id }) => id),
    );
    const firings = all.filter(({ id }) => known.has(id));
    await tx.incidentAlert.deleteMany({ where: { incidentId, firingId: { in: [...known] } } });
    const now = services.clock.now();
    await tellByHand(tx, call, { organizationId, firings, now });
    await tx.$executeRaw`select pg_notify('alerts', ${JSON.stringify({ organization: organizationId })})`;
    return { alertIds: firings.map(({ alertId }) => alertId) };
  });
}
