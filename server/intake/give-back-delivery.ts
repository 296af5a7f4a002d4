import type { ReadDelivery } from "@/server/intake/read-deliveries";
import type { Services } from "@/server/platform/context";

const BACKOFF_MS = { first: 1_000, most: 300_000 };
const MOST_ATTEMPTS = 6;

/** A delivery that failed for a reason of ours is tried again later, and after some times is left to people. */
export async function giveBackDelivery(
  { db, clock, counters, log }: Services,
  organizationId: string,
  { id: deliveryId, attempts, source }: ReadDelivery,
  error: unknown,
): Promise<void> {
  log.error({ err: error, delivery: String(deliveryId), attempts }, "a delivery could not be worked off");
  const isLast = attempts + 1 >= MOST_ATTEMPTS;
  const wait = Math.min(BACKOFF_MS.first * 4 ** attempts, BACKOFF_MS.most);
  const now = clock.now();
  await db.$transaction(async (tx) => {
    await tx.webhookDelivery.updateMany({
      where: { id: deliveryId, state: "pending" },
      data: {
        attempts: { increment: 1 },
        nextAttemptAt: new Date(now.getTime() + wait),
        ...(isLast && { state: "dead", processedAt: now }),
      },
    });
    if (!isLast) return;
    await tx.deadLetter.deleteMany({ where: { deliveryId } });
    await tx.deadLetter.create({ data: { organizationId, sourceId: source.id, deliveryId, reason: "failed" } });
    counters.add("intake_dead_letters_total", { reason: "failed" });
  });
}
