import type { CustomField } from "@/server/field/contract";
import { toField } from "@/server/field/to-field";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

/**
 * Loads a field, decides, and writes if nobody was faster; whoever sets values meanwhile waits.
 * @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT when the sender's version is not the present one, and what `decide`
 * throws
 */
export async function editField(
  { services, viewer }: SignedIn,
  { id, version }: { id: string; version: number },
  decide: (field: CustomField, tx: Prisma.TransactionClient) => Promise<Prisma.CustomFieldUncheckedUpdateInput>,
): Promise<CustomField> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    // As adding does, so that of two names and two places only one is given.
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    await tx.$queryRaw`select 1 from custom_field where id = ${id}::uuid and organization_id = ${organizationId}::uuid for update`;
    const row = await tx.customField.findFirst({ where: { id, organizationId } });
    if (!row) throw new AppError("NOT_FOUND");
    if (row.version !== version) throw new AppError("CONFLICT", undefined, { version: row.version });
    const data = await decide(toField(row), tx);
    return toField(
      await tx.customField.update({
        where: { id },
        data: { ...data, version: version + 1, updatedAt: services.clock.now() },
      }),
    );
  });
}
