import { refuseField } from "@/server/field/refuse-field";
import type { Prisma } from "@/server/platform/prisma-client/client";

/**
 * Waits for who else changes the organization's fields, so that of two with the same name the second is told.
 * @throws AppError BAD_INPUT with the field `name`: `taken`, or `takenByArchived` where that one only has to come back
 */
export async function requireFreeName(
  tx: Prisma.TransactionClient,
  { organizationId, name, except }: { organizationId: string; name: string; except?: string },
): Promise<void> {
  await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
  const [other] = await tx.$queryRaw<{ isArchived: boolean }[]>`
    select archived_at is not null as "isArchived" from custom_field
     where organization_id = ${organizationId}::uuid and lower(name) = lower(${name})
       and id is distinct from ${except ?? null}::uuid`;
  if (other) throw refuseField("name", other.isArchived ? "takenByArchived" : "taken");
}
