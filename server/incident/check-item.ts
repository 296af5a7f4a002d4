import type { z } from "zod";
import { checksOfIncident } from "@/server/incident/checks-of-incident";
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
 * @throws AppError NOT_FOUND, FORBIDDEN; BAD_INPUT with the field `itemId`: `unknown` for an item that is none any more
 */
export async function checkItem(context: SignedIn, input: z.infer<typeof checkInput>): Promise<IncidentDetail> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { number, idempotencyKey, isDone } = input;
  const itemId = input.itemId.toLowerCase();
  const { id: incidentId, organizationId } = await findIncident(context, number);
  await services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from incident where id = ${incidentId}::uuid for no key update`;
    const items = await checksOfIncident(tx, { id: incidentId, organizationId });
    const item = items.find(({ id }) => id.toLowerCase() === itemId);
    if (!item) throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "itemId", code: "unknown" }] });
    if ((item.done !== null) === isDone) return;
    const now = services.clock.now();
    const key = { incidentId, itemId };
    if (isDone) {
      await tx.incidentCheck.create({ data: { ...key, organizationId, doneAt: now, doneBy: viewer.name } });
    } else {
      await tx.incidentCheck.delete({ where: { incidentId_itemId: key } });
    }
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
