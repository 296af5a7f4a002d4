import type { z } from "zod";
import { inOrganizationsTurn } from "@/server/alert/in-organizations-turn";
import type { Merged, mergeInput } from "@/server/merge/contract";
import { endPause } from "@/server/incident/end-pause";
import { lockIncidents } from "@/server/merge/lock-incidents";
import { moveAlerts } from "@/server/merge/move-alerts";
import { movingOf } from "@/server/merge/moving-of";
import { mergeRefusal } from "@/server/merge/rules/merge-refusal";
import { beforeOf, mergedState } from "@/server/merge/rules/restored-state";
import { tellMerge } from "@/server/merge/tell-merge";
import { wasRecorded } from "@/server/merge/was-recorded";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Closes an incident for it belongs to another, which gets its alerts, its open tasks and its silences, and whatever fires
 * for it later. Who has a role in it keeps that. Nothing is lost: `unmergeIncident` gives it all back.
 * @throws AppError NOT_FOUND unless the viewer sees both; FORBIDDEN; MERGE_NOT_ALLOWED with a `MergeRefusal`
 */
export async function mergeIncidents(context: SignedIn, input: z.infer<typeof mergeInput>): Promise<Merged> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { organizationId } = viewer;
  const { number, into, idempotencyKey } = input;
  // Nothing is routed meanwhile, and no two merges run at once.
  return inOrganizationsTurn(services.db, organizationId, async (tx) => {
    const [source, target] = await lockIncidents(tx, viewer, [number, into]);
    if (!source || !target) throw new AppError("NOT_FOUND");
    const earlier = await wasRecorded(tx, source.id, idempotencyKey);
    if (earlier) return { number, into, moved: earlier };
    const refusal = mergeRefusal(source, target);
    if (refusal) throw new AppError("MERGE_NOT_ALLOWED", undefined, { ...refusal });
    const now = services.clock.now();
    const moved = await movingOf(tx, source.id);
    const bound = { incidentId: source.id };
    const [tasks, silences] = await Promise.all([
      tx.task.findMany({ where: { ...bound, status: "open" }, select: { id: true } }),
      tx.silence.findMany({ where: { ...bound, state: { in: ["pending", "active"] } }, select: { id: true } }),
    ]);
    const [taskIds, silenceIds] = [tasks.map(({ id }) => id), silences.map(({ id }) => id)];
    const { id: mergeId } = await tx.incidentMerge.create({
      data: { organizationId, sourceId: source.id, targetId: target.id, before: beforeOf(source), taskIds, silenceIds },
      select: { id: true },
    });
    const keys = await moveAlerts(tx, { mergeId, sourceId: source.id, targetId: target.id });
    await tx.incidentMerge.update({ where: { id: mergeId }, data: { alertKeys: keys.map((key) => ({ ...key })) } });
    await tx.task.updateMany({ where: { id: { in: taskIds } }, data: { incidentId: target.id } });
    await tx.silence.updateMany({ where: { id: { in: silenceIds } }, data: { incidentId: target.id } });
    const merged = { mergedIntoId: target.id, mergedAt: now, mergedBy: viewer.name };
    const actor = { id: viewer.userId, name: viewer.name };
    const pause = await endPause(tx, source, { by: "status", actor, source: "web", now });
    const state = { ...mergedState(source, now), ...merged, ...pause, version: source.version + 1, updatedAt: now };
    await tx.incident.update({ where: { id: source.id }, data: state });
    const step = { from: source.status, to: "closed" as const };
    await tellMerge(tx, context, { kind: "incident_merged", source, target, moved, step, idempotencyKey, now });
    return { number, into, moved };
  });
}
