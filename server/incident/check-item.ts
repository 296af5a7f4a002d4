import type { z } from "zod";
import type { IncidentDetail } from "@/server/incident/contract";
import type { checkInput } from "@/server/incident/contract/checklist";
import { readIncident } from "@/server/incident/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import { findIncident } from "@/server/platform/find-incident";
import { recordEvent } from "@/server/timeline/record-event";

/**
 * Ticks an item of the checklist, or takes the tick back. Ticks of several people do not get in each other's way: what is
 * as it shall be already stays, and is not told twice.
 * @throws AppError NOT_FOUND, FORBIDDEN; STATUS_NOT_ALLOWED for a closed incident; BAD_INPUT with the field `itemId`: `unknown` for an
 * item of another
 */
export async function checkItem(context: SignedIn, input: z.infer<typeof checkInput>): Promise<IncidentDetail> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { number, idempotencyKey, itemId, isDone } = input;
  const { id: incidentId, organizationId } = await findIncident(context, number);
  await services.db.$transaction(async (tx) => {
    // Whoever resolves it meanwhile waits, and sees what is open then.
    await tx.$queryRaw`select 1 from incident where id = ${incidentId}::uuid for no key update`;
    const { status } = await tx.incident.findUniqueOrThrow({ where: { id: incidentId }, select: { status: true } });
    const where = { incidentId_itemId: { incidentId, itemId } };
    const item = await tx.incidentCheck.findUnique({ where });
    if (!item) throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "itemId", code: "unknown" }] });
    if ((item.doneAt !== null) === isDone) return;
    if (status === "closed") throw new AppError("STATUS_NOT_ALLOWED", undefined, { from: status });
    const now = services.clock.now();
    const done = isDone ? { doneAt: now, doneBy: viewer.name } : { doneAt: null, doneBy: null };
    await tx.incidentCheck.update({ where, data: done });
    await recordEvent(tx, {
      organizationId,
      incidentId,
      kind: isDone ? "check_done" : "check_reopened",
      actor: { id: viewer.userId, name: viewer.name },
      occurredAt: now,
      payload: { itemId, text: item.text },
      idempotencyKey,
    });
    await tx.incident.update({ where: { id: incidentId }, data: { updatedAt: now } });
  });
  return readIncident(context, number);
}
