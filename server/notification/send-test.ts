import { randomUUID } from "node:crypto";
import type { PushPayload, TestOutcome } from "@/server/notification/contract";
import { notificationWords } from "@/server/notification/notification-words";
import { pushTopic } from "@/server/notification/push-topic";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

const TTL_SECONDS = 60;

/** Sends a notification to this browser at once and says how that went. @throws AppError NOT_FOUND when it is not told */
export async function sendTest(
  { services, viewer }: SignedIn,
  { endpoint }: { endpoint: string },
): Promise<TestOutcome> {
  const { db, push, clock, limits } = services;
  await limits.take("notification", viewer.userId);
  const found = await db.pushSubscription.findFirst({ where: { endpoint, userId: viewer.userId } });
  if (!found) throw new AppError("NOT_FOUND");
  const words = notificationWords(found.locale);
  const payload: PushPayload = {
    id: randomUUID(),
    number: null,
    seq: null,
    title: words("notification.push.testTitle"),
    body: words("notification.push.testBody"),
    at: clock.now().getTime(),
    lang: found.locale,
    open: words("notification.push.open"),
  };
  const { p256dh, auth } = found;
  const outcome = await push.send(
    { endpoint, p256dh, auth },
    {
      payload: JSON.stringify(payload),
      ttlSeconds: TTL_SECONDS,
      urgency: "high",
      topic: pushTopic(found.id, "test"),
    },
  );
  if (outcome.state === "gone") await db.pushSubscription.deleteMany({ where: { id: found.id, endpoint } });
  const data = outcome.state === "taken" ? { lastOkAt: clock.now(), failures: 0 } : { failures: { increment: 1 } };
  await db.pushSubscription.updateMany({ where: { id: found.id }, data });
  const state = outcome.state === "too-large" ? "refused" : outcome.state;
  return { state, reason: "reason" in outcome ? outcome.reason : null };
}
