import { type ChecklistSettings, checklistSettings, USUAL_CHECKLIST } from "@/server/incident/contract/checklist";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";
import type { Prisma } from "@/server/platform/prisma-client/client";

const KEY = "incident.checklist";

/** An organization's checklist; what is stored of another build, and does not fit, counts as not chosen. */
export async function checklistOf(
  db: Pick<Prisma.TransactionClient, "organizationSetting">,
  organizationId: string,
): Promise<ChecklistSettings> {
  const setting = await db.organizationSetting.findUnique({
    where: { organizationId_key: { organizationId, key: KEY } },
    select: { value: true },
  });
  return checklistSettings.catch(USUAL_CHECKLIST).parse(setting?.value);
}

/** Everybody may see by what incidents will be resolved. @throws AppError FORBIDDEN */
export function readChecklistSettings({ services, viewer }: SignedIn): Promise<ChecklistSettings> {
  authorize(viewer, "incident:read");
  return checklistOf(services.db, viewer.organizationId);
}

/**
 * What is to be done before an incident is resolved; those that were opened before keep what they have. `version` is the
 * one that the sender saw.
 * @throws AppError FORBIDDEN, CONFLICT when somebody was faster
 */
export async function setChecklistSettings(
  { services, viewer }: SignedIn,
  wanted: ChecklistSettings,
): Promise<ChecklistSettings> {
  authorize(viewer, "settings:update");
  const { organizationId } = viewer;
  return services.db.$transaction(async (tx) => {
    // One after the other, also where nothing is stored yet that could be locked.
    await tx.$queryRaw`select 1 from organization where id = ${organizationId}::uuid for update`;
    const { version } = await checklistOf(tx, organizationId);
    if (version !== wanted.version) throw new AppError("CONFLICT", undefined, { version });
    const value = { ...wanted, version: version + 1 };
    await tx.organizationSetting.upsert({
      where: { organizationId_key: { organizationId, key: KEY } },
      create: { organizationId, key: KEY, value },
      update: { value, updatedAt: services.clock.now() },
    });
    return value;
  });
}
