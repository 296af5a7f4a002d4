import { statusSettings, type StatusSettings, USUAL_STATUSES } from "@/server/incident/contract/status-settings";
import { byCategory } from "@/server/incident/rules";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEY = "incident.statuses";

/** An organization's statuses; what is stored of another build, and does not fit, counts as not chosen. */
export async function statusesOf(
  db: Pick<Prisma.TransactionClient, "organizationSetting">,
  organizationId: string,
): Promise<StatusSettings> {
  const setting = await db.organizationSetting.findUnique({
    where: { organizationId_key: { organizationId, key: KEY } },
    select: { value: true },
  });
  return statusSettings.catch(USUAL_STATUSES).parse(setting?.value);
}

/** Everybody sees incidents by them. @throws AppError FORBIDDEN */
export function readStatusSettings({ services, viewer }: SignedIn): Promise<StatusSettings> {
  authorize(viewer, "incident:read");
  return statusesOf(services.db, viewer.organizationId);
}

/**
 * Names, orders and switches the statuses. `version` is the one that the sender saw.
 * @throws AppError FORBIDDEN, CONFLICT when somebody was faster
 */
export async function setStatusSettings(
  { services, viewer }: SignedIn,
  wanted: StatusSettings,
): Promise<StatusSettings> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    // One after the other, also where nothing is stored yet that could be locked.
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    const { version } = await statusesOf(tx, organizationId);
    if (version !== wanted.version) throw new AppError("CONFLICT", undefined, { version });
    const value = { version: version + 1, statuses: byCategory(wanted.statuses) };
    await tx.organizationSetting.upsert({
      where: { organizationId_key: { organizationId, key: KEY } },
      create: { organizationId, key: KEY, value },
      update: { value, updatedAt: services.clock.now() },
    });
    // Pages that are open name them anew.
    await tx.$executeRaw`select pg_notify('statuses', ${JSON.stringify({ organization: organizationId })})`;
    return value;
  });
}
