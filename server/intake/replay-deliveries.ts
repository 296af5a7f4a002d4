import type { z } from "zod";
import type { replayInput, retryInput } from "@/server/intake/contract";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

const AGAIN = "state = 'pending', attempts = 0, next_attempt_at = $2, processed_at = null";
const NOTIFY = "select pg_notify('delivery', json_build_object('organization', $1::uuid)::text)";

/**
 * Works deliveries off once more: what they say is taken as it is read now, and what was taken before is not taken twice.
 * @returns how many; those whose body is not kept any more are left out
 * @throws AppError FORBIDDEN
 */
export async function retryDeliveries(
  { viewer, services }: SignedIn,
  { deliveryIds }: z.infer<typeof retryInput>,
): Promise<{ count: number }> {
  authorize(viewer, "settings:update");
  const { rowCount } = await services.pool.query(
    `update webhook_delivery set ${AGAIN} where organization_id = $1 and id = any ($3::bigint[]) and body is not null`,
    [viewer.organizationId, services.clock.now(), deliveryIds],
  );
  await services.pool.query(NOTIFY, [viewer.organizationId]);
  return { count: rowCount ?? 0 };
}

/** The same for all of a span of time. @throws AppError FORBIDDEN */
export async function replayDeliveries(
  { viewer, services }: SignedIn,
  { from, to, sourceId }: z.infer<typeof replayInput>,
): Promise<{ count: number }> {
  authorize(viewer, "settings:update");
  const { rowCount } = await services.pool.query(
    `update webhook_delivery set ${AGAIN}
      where organization_id = $1 and received_at >= $3 and received_at < $4 and body is not null
        and ($5::uuid is null or source_id = $5)`,
    [viewer.organizationId, services.clock.now(), from, to, sourceId ?? null],
  );
  await services.pool.query(NOTIFY, [viewer.organizationId]);
  return { count: rowCount ?? 0 };
}
