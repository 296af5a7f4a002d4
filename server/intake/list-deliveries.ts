import type { z } from "zod";
import { RECONCILIATION } from "@/server/intake/contract";
import type { DeliveryState, deliveriesInput } from "@/server/intake/contract/delivery";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/** Calls that were taken, newest first: those of one source, or those that are named. @throws AppError FORBIDDEN */
export async function listDeliveries(
  { viewer, services }: SignedIn,
  { sourceId, ids, limit }: z.infer<typeof deliveriesInput>,
): Promise<DeliveryState[]> {
  authorize(viewer, "settings:read");
  const { rows } = await services.pool.query<Omit<DeliveryState, "receivedAt"> & { receivedAt: Date }>(
    `select d.id::text as id, d.source_id as "sourceId", d.received_at as "receivedAt", d.state, d.taken, d.bytes,
            coalesce(d.headers->>'user-agent' = '${RECONCILIATION}', false) as "isRepair", d.body is not null as "isKept",
            (select count(*)::int from dead_letter l where l.delivery_id = d.id) as "deadLetters"
       from webhook_delivery d
      where d.organization_id = $1 and ($2::uuid is null or d.source_id = $2)
        and ($3::bigint[] is null or d.id = any ($3))
      order by d.id desc limit $4`,
    [viewer.organizationId, sourceId ?? null, ids ?? null, limit],
  );
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}
