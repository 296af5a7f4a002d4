import type { z } from "zod";
import type { CustomField, orderFieldsInput } from "@/server/field/contract";
import { fieldsOf } from "@/server/field/fields-of";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Puts the fields in another order.
 * @throws AppError FORBIDDEN, CONFLICT when fields came or went meanwhile
 */
export async function orderFields(
  { services, viewer }: SignedIn,
  { ids }: z.infer<typeof orderFieldsInput>,
): Promise<CustomField[]> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    const present = (await fieldsOf(tx, organizationId)).flatMap(({ id, isArchived }) => (isArchived ? [] : [id]));
    if (ids.toSorted().join() !== present.toSorted().join()) throw new AppError("CONFLICT");
    await tx.$executeRaw`
      update custom_field f set position = o.place
        from unnest(${ids}::uuid[]) with ordinality as o(id, place)
       where f.id = o.id and f.organization_id = ${organizationId}::uuid`;
    return fieldsOf(tx, organizationId);
  });
}
