import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Service, UpdateServiceInput } from "@/server/service/contract";
import { readService } from "@/server/service/queries";
import { requireFree } from "@/server/service/require-free";
import { requireUsable } from "@/server/service/require-usable";
import { writeRelations } from "@/server/service/write-relations";

/** Rooms that are there already keep their dashboards. @throws AppError FORBIDDEN, NOT_FOUND, BAD_INPUT as on creation */
export async function updateService(context: SignedIn, input: UpdateServiceInput): Promise<Service> {
  const { viewer, services } = context;
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  const { id, dashboards, dependsOn, ...facts } = input;
  await services.db.$transaction(async (tx) => {
    if (!(await tx.service.findFirst({ where: { id, organizationId }, select: { id: true } }))) {
      throw new AppError("NOT_FOUND");
    }
    await requireFree(tx, organizationId, input, id);
    await requireUsable(tx, organizationId, input, id);
    await tx.service.update({ where: { id }, data: facts });
    await writeRelations(tx, { id, organizationId }, { dashboards, dependsOn });
  });
  return readService(context, { id });
}
