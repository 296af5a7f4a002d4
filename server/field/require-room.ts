import { FIELDS_MAX } from "@/server/field/contract";
import { refuseField } from "@/server/field/refuse-field";
import type { Prisma } from "@/server/platform/prisma-client/client";

/**
 * The place behind all fields that are there.
 * @throws AppError BAD_INPUT with the field `id`: `tooMany` where there are as many as there may be
 */
export async function requireRoom(tx: Prisma.TransactionClient, organizationId: string): Promise<number> {
  const where = { organizationId, archivedAt: null };
  const { _count, _max } = await tx.customField.aggregate({ where, _count: true, _max: { position: true } });
  if (_count >= FIELDS_MAX) throw refuseField("id", "tooMany");
  return (_max.position ?? -1) + 1;
}
