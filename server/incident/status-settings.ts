import { statusSettings, type StatusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { byCategory } from "@/server/incident/rules";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { versionedSetting } from "@/server/platform/versioned-setting";

const setting = versionedSetting("incident.statuses", statusSettings, USUAL_STATUSES);

/** An organization's statuses. */
export const statusesOf = setting.read;

/** Everybody sees incidents by them. @throws AppError FORBIDDEN */
export function readStatusSettings({ services, viewer }: SignedIn): Promise<StatusSettings> {
  authorize(viewer, "incident:read");
  return statusesOf(services.db, viewer.organizationId);
}

/**
 * Names, orders and switches the statuses; pages that are open name them anew. `version` is the one that the sender saw.
 * @throws AppError FORBIDDEN, CONFLICT when somebody was faster
 */
export async function setStatusSettings(
  { services, viewer }: SignedIn,
  { version, statuses }: StatusSettings,
): Promise<StatusSettings> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  const notice = JSON.stringify({ organization: organizationId });
  return setting.change(
    services,
    organizationId,
    { version, statuses: byCategory(statuses) },
    (tx) => tx.$executeRaw`select pg_notify('statuses', ${notice})`,
  );
}
