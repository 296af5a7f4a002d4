import type { z } from "zod";
import type { IncidentDetail } from "@/server/incident/contract";
import type { setFieldInput } from "@/server/incident/contract/fields";
import { readIncident } from "@/server/incident/queries";
import { writeField } from "@/server/incident/write-field";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { findIncident } from "@/server/platform/find-incident";

/**
 * Sets one field of an incident, or empties it. People who set different fields do not get in each other's way.
 * @throws AppError NOT_FOUND, FORBIDDEN, and as of `writeField`
 */
export async function setField(context: SignedIn, input: z.infer<typeof setFieldInput>): Promise<IncidentDetail> {
  const { viewer, services } = context;
  authorize(viewer, "incident:update");
  const { number, idempotencyKey, fieldId, value, seen } = input;
  const { id } = await findIncident(context, number);
  await services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from incident where id = ${id}::uuid for no key update`;
    const repeated = await tx.timelineEvent.findUnique({
      where: { incidentId_idempotencyKey: { incidentId: id, idempotencyKey } },
      select: { id: true },
    });
    if (repeated) return;
    const incident = await tx.incident.findUniqueOrThrow({ where: { id } });
    const now = services.clock.now();
    const actor = { id: viewer.userId, name: viewer.name };
    await writeField(tx, { incident, fieldId, sent: value, seen, actor, now, idempotencyKey });
    await tx.incident.update({ where: { id }, data: { updatedAt: now } });
  });
  return readIncident(context, number);
}
