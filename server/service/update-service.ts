import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Service, UpdateServiceInput } from "@/server/service/contract";
import { readService } from "@/server/service/queries";
import { requireFree } from "@/server/service/require-free";

/** Rooms that are there already keep their dashboards. @throws AppError FORBIDDEN, NOT_FOUND, BAD_INPUT as on creation */
export async function updateService(context: SignedIn, input: UpdateServiceInput): Promise<Service> {
  const { viewer, services } = context;
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  const { id, dashboards, ...facts } = input;
  await services.db.$transaction(async (tx) => {
    if (!(await tx.service.findFirst({ where: { id, organizationId }, select: { id: true } }))) {
      throw new AppError("NOT_FOUND");
    }
    await requireFree(tx, organizationId, input, id);
    await tx.service.update({ where: { id }, data: facts });
    await tx.serviceDashboard.deleteMany({ where: { serviceId: id } });
    await tx.serviceDashboard.createMany({
      data: dashboards.map(({ uid: dashboardUid, title }, position) => ({
        serviceId: id,
        organizationId,
        dashboardUid,
        title,
        position,
      })),
    });
  });
  return readService(context, id);
}
