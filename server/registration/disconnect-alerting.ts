import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import type { WithTokenInput } from "@/server/registration/contract";
import { storedRegistration } from "@/server/registration/stored-registration";

/**
 * Takes contact point and route out of Grafana again, and switches the address off; what came by it stays.
 * @throws AppError FORBIDDEN; as the alerting setup rejects: it stays connected then
 */
export async function disconnectAlerting({ services, viewer }: SignedIn, { token }: WithTokenInput): Promise<void> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const stored = await storedRegistration.read(services, organizationId);
  if (!stored) return;
  await services.alertingSetup.undo(stored.name, { hadRoutes: stored.hadRoutes }, token === undefined ? {} : { token });
  await services.db.alertSource.updateMany({ where: { id: stored.sourceId, organizationId }, data: { isOn: false } });
  await storedRegistration.remove(services, organizationId);
}
