import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Takes a service out of the catalogue while no incident names it: what was affected stays on record.
 * @throws AppError FORBIDDEN, NOT_FOUND; BAD_INPUT with the field's code `named`
 */
export async function removeService({ viewer, services }: SignedIn, id: string): Promise<{ id: string }> {
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    // Whoever names it in an incident at the same moment holds this row too.
    await tx.$queryRaw`select 1 from service where id = ${id}::uuid and organization_id = ${organizationId}::uuid for update`;
    const service = await tx.service.findFirst({
      where: { id, organizationId },
      select: { _count: { select: { incidents: true } } },
    });
    if (!service) throw new AppError("NOT_FOUND");
    if (service._count.incidents > 0) {
      throw new AppError("BAD_INPUT", undefined, { fields: [{ path: "id", code: "named" }] });
    }
    await tx.service.delete({ where: { id } });
    return { id };
  });
}
