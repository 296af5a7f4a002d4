import type { WindowItem } from "@/server/maintenance/contract";
import { windowItem } from "@/server/maintenance/queries";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Takes a window back, also while it runs. One that is over or taken back already stays as it is.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function cancelWindow({ services, viewer }: SignedIn, id: string): Promise<WindowItem> {
  authorize(viewer, "maintenance:update");
  const { db, clock } = services;
  const now = clock.now();
  const where = { id, organizationId: viewer.organizationId };
  await db.maintenanceWindow.updateMany({
    where: { ...where, cancelledAt: null, endsAt: { gt: now } },
    data: { cancelledAt: now, cancelledBy: viewer.name },
  });
  const stored = await db.maintenanceWindow.findFirst({ where });
  if (!stored) throw new AppError("NOT_FOUND");
  return windowItem(stored, now);
}
