import type { NotificationSettings } from "@/server/notification/contract";
import { storedPreferences } from "@/server/notification/stored-preferences";
import type { SignedIn } from "@/server/platform/context";

/** A person's own choices and browsers. */
export async function readSettings({ services, viewer }: SignedIn): Promise<NotificationSettings> {
  const { db, push, clock } = services;
  const { userId, organizationId } = viewer;
  const [stored, subscriptions] = await Promise.all([
    db.notificationPreference.findUnique({
      where: { userId_organizationId: { userId, organizationId } },
      select: { value: true },
    }),
    db.pushSubscription.findMany({
      where: { userId },
      select: {
        id: true,
        userAgent: true,
        createdAt: true,
        lastOkAt: true,
        failures: true,
        session: { select: { revokedAt: true, expiresAt: true } },
      },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    }),
  ]);
  const now = clock.now();
  return {
    publicKey: push.publicKey,
    preferences: storedPreferences(stored?.value),
    isSaved: stored !== null,
    devices: subscriptions.map(({ session, createdAt, lastOkAt, ...device }) => ({
      ...device,
      createdAt: createdAt.toISOString(),
      lastOkAt: lastOkAt?.toISOString() ?? null,
      isSignedOut: session.revokedAt !== null || session.expiresAt <= now,
    })),
  };
}
