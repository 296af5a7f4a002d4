import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { CreateServiceInput, Service } from "@/server/service/contract";
import { readService } from "@/server/service/queries";
import { requireFree } from "@/server/service/require-free";

/** @throws AppError FORBIDDEN; BAD_INPUT for a short name that is taken or a team of somebody else */
export async function createService(context: SignedIn, input: CreateServiceInput): Promise<Service> {
  const { viewer, services } = context;
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  const { dashboards, ...facts } = input;
  const { id } = await services.db.$transaction(async (tx) => {
    await requireFree(tx, organizationId, input);
    return tx.service.create({
      data: {
        ...facts,
        organizationId,
        dashboards: {
          create: dashboards.map(({ uid: dashboardUid, title }, position) => ({
            organizationId,
            dashboardUid,
            title,
            position,
          })),
        },
      },
      select: { id: true },
    });
  });
  return readService(context, id);
}
