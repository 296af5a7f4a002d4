import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Takes an address away, with what it brought: its deliveries, alerts and groups. Incidents stay, and what their
 * timelines tell.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function removeSource({ viewer, services }: SignedIn, id: string): Promise<void> {
  authorize(viewer, "settings:update");
  const { count } = await services.db.alertSource.deleteMany({ where: { id, organizationId: viewer.organizationId } });
  if (count === 0) throw new AppError("NOT_FOUND");
}
