import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { CreateServiceInput, Service } from "@/server/service/contract";
import { readService } from "@/server/service/queries";
import { requireFree } from "@/server/service/require-free";
import { requireUsable } from "@/server/service/require-usable";
import { writeRelations } from "@/server/service/write-relations";

/**
 * @throws AppError FORBIDDEN; BAD_INPUT for a short name that is taken, a team or a service of somebody else, or
 * matchers that cannot be read
 */
export async function createService(context: SignedIn, input: CreateServiceInput): Promise<Service> {
  const { viewer, services } = context;
  authorize(viewer, "service:update");
  const { organizationId } = viewer;
  const { dashboards, dependsOn, ...facts } = input;
  const { id } = await services.db.$transaction(async (tx) => {
    await requireFree(tx, organizationId, input);
    await requireUsable(tx, organizationId, input);
    const made = await tx.service.create({ data: { ...facts, organizationId }, select: { id: true } });
    await writeRelations(tx, { id: made.id, organizationId }, { dashboards, dependsOn });
    return made;
  });
  return readService(context, { id });
}
