import type { ReadDelivery } from "@/server/intake/read-deliveries";
import { plainText } from "@/server/intake/rules/plain-text";
import type { Services } from "@/server/platform/context";
import type { Prisma } from "@/server/platform/prisma-client/client";

const DETAIL_MAX = 500;

/** Those that still wait, in this transaction's eyes; nobody else settles them until it ends. */
export async function claimDeliveries(
  tx: Prisma.TransactionClient,
  deliveries: readonly ReadDelivery[],
): Promise<ReadDelivery[]> {
  const ids = deliveries.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    select id from webhook_delivery where id = any (${ids}::bigint[]) and state = 'pending' order by id for update`;
  const claimed = new Set(rows.map(({ id }) => id));
  return deliveries.filter(({ id }) => claimed.has(id));
}

/** Marks deliveries as worked off. What could not be taken of them becomes their dead letters, in place of earlier ones. */
export async function settleDeliveries(
  tx: Prisma.TransactionClient,
  organizationId: string,
  deliveries: readonly ReadDelivery[],
  { clock, counters }: Pick<Services, "clock" | "counters">,
): Promise<void> {
  const settled = deliveries.map(({ id, source, report: { alerts, changes, refused } }) => ({
    id: String(id),
    taken: alerts.length + changes.length,
    state: refused.length > 0 && alerts.length + changes.length === 0 ? "dead" : "done",
    letters: refused.map(({ part, reason, detail }) => ({
      organizationId,
      sourceId: source.id,
      deliveryId: id,
      part: plainText(part, DETAIL_MAX),
      reason,
      detail: plainText(detail, DETAIL_MAX),
    })),
  }));
  await tx.deadLetter.deleteMany({ where: { deliveryId: { in: deliveries.map(({ id }) => id) } } });
  const letters = settled.flatMap((one) => one.letters);
  if (letters.length > 0) await tx.deadLetter.createMany({ data: letters });
  const rows = JSON.stringify(settled.map(({ id, taken, state }) => ({ id, taken, state })));
  await tx.$executeRaw`
    update webhook_delivery d set state = s.state, taken = s.taken, attempts = d.attempts + 1, processed_at = ${clock.now()}
      from jsonb_to_recordset(${rows}::jsonb) as s(id bigint, taken int, state text) where d.id = s.id`;
  counters.add(
    "intake_taken_total",
    {},
    settled.reduce((sum, { taken }) => sum + taken, 0),
  );
  for (const { reason } of letters) counters.add("intake_dead_letters_total", { reason });
}
