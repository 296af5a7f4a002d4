import type { RenewInput } from "@/server/notification/contract";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/**
 * Gives one of a person's browsers its new address: push services change them. What is not known is left alone: it was
 * switched off.
 * @throws AppError BAD_INPUT for an address that is no push service's; CONFLICT for one that another browser has
 */
export async function renewSubscription({ services, viewer }: SignedIn, input: RenewInput): Promise<void> {
  const { push, db, limits } = services;
  await limits.take("notification", viewer.userId);
  const { old, endpoint, p256dh, auth } = input;
  if (!push.accepts(endpoint))
    throw new AppError("BAD_INPUT", "Not a push service", { fields: [{ path: "endpoint", code: "push_service" }] });
  const taken = await db.pushSubscription.findUnique({ where: { endpoint }, select: { id: true } });
  if (taken && old !== endpoint) throw new AppError("CONFLICT");
  await db.pushSubscription.updateMany({
    where: { endpoint: old, userId: viewer.userId },
    data: { endpoint, p256dh, auth, sessionId: viewer.sessionId, failures: 0 },
  });
}
