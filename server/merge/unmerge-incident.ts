import type { z } from "zod";
import { endedIncidents, endIncidents } from "@/server/alert/end-incidents";
import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import type { Merged, unmergeInput } from "@/server/merge/contract";
import { type LockedIncident, lockIncidents } from "@/server/merge/lock-incidents";
import { returnAlerts } from "@/server/merge/move-alerts";
import { returningOf } from "@/server/merge/returning-of";
import { type Before, restoredState } from "@/server/merge/rules/restored-state";
import { tellMerge } from "@/server/merge/tell-merge";
import { wasRecorded } from "@/server/merge/was-recorded";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Incidents that only went on because of what has just moved end as their rules say. */
async function lookAgain(tx: Prisma.TransactionClient, incidents: readonly LockedIncident[], now: Date): Promise<void> {
  const ids = incidents.map(({ id }) => id);
  const alerts = await tx.incidentAlert.findMany({
    where: { incidentId: { in: ids } },
    distinct: ["incidentId"],
    select: { alertId: true },
  });
  const ended = await endedIncidents(
    tx,
    alerts.map(({ alertId }) => alertId),
  );
  const [first] = incidents;
  const ours = ended.filter(({ incidentId }) => ids.includes(incidentId));
  if (first) await endIncidents(tx, ours, { organizationId: first.organizationId, now });
}

/**
 * Gives an incident back what came from it, and opens it again as it was.
 * @throws AppError NOT_FOUND unless the viewer sees both; FORBIDDEN; MERGE_NOT_ALLOWED with a `MergeRefusal`
 */
export async function unmergeIncident(context: SignedIn, input: z.infer<typeof unmergeInput>): Promise<Merged> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { organizationId } = viewer;
  const { number, idempotencyKey } = input;
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const where = { organizationId_number: { organizationId, number } };
    const merge = await tx.incident.findUnique({
      where,
      select: { merge: { include: { target: { select: { number: true } } } } },
    });
    const into = merge?.merge?.target.number ?? number;
    const [source, target] = await lockIncidents(tx, viewer, [number, into]);
    if (!source || !target) throw new AppError("NOT_FOUND");
    const earlier = await wasRecorded(tx, source.id, idempotencyKey);
    if (earlier) return { number, into, moved: earlier };
    const kept = merge?.merge;
    if (!kept || !source.mergedAt) throw new AppError("MERGE_NOT_ALLOWED", undefined, { reason: "notMerged" });
    if (target.merged)
      throw new AppError("MERGE_NOT_ALLOWED", undefined, { reason: "further", into: target.merged.into });
    const now = services.clock.now();
    const moved = await returningOf(tx, kept.id);
    const pair = { mergeId: kept.id, sourceId: source.id, targetId: target.id };
    await returnAlerts(tx, { ...pair, keys: kept.alertKeys });
    const back = { data: { incidentId: source.id } };
    await tx.task.updateMany({ where: { id: { in: kept.taskIds }, incidentId: target.id }, ...back });
    await tx.silence.updateMany({ where: { id: { in: kept.silenceIds }, incidentId: target.id }, ...back });
    await tx.incidentMerge.delete({ where: { id: kept.id } });
    const before = restoredState(source, kept.before as Before, source.mergedAt);
    const merged = { mergedIntoId: null, mergedAt: null, mergedBy: null };
    const state = { ...before, ...merged, version: source.version + 1, updatedAt: now };
    await tx.incident.update({ where: { id: source.id }, data: state });
    const step = { from: source.status, to: before.status };
    await tellMerge(tx, context, { kind: "incident_unmerged", source, target, moved, step, idempotencyKey, now });
    await lookAgain(tx, [source, target], now);
    return { number, into, moved };
  });
}
