import type { Preferences } from "@/server/notification/contract";
import type { SignedIn } from "@/server/platform/context";

/** Takes a person's choices in place of the ones before. */
export async function savePreferences({ services, viewer }: SignedIn, value: Preferences): Promise<Preferences> {
  const { userId, organizationId } = viewer;
  const updatedAt = services.clock.now();
  await services.db.notificationPreference.upsert({
    where: { userId_organizationId: { userId, organizationId } },
    create: { userId, organizationId, value, updatedAt },
    update: { value, updatedAt },
  });
  return value;
}
