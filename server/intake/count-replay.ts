import type { z } from "zod";
import type { replayInput } from "@/server/intake/contract";
import type { ReplayReach } from "@/server/intake/contract/delivery";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";

/** What a replay of a span of time would work off again. @throws AppError FORBIDDEN */
export async function countReplay(
  { viewer, services }: SignedIn,
  { from, to, sourceId }: z.infer<typeof replayInput>,
): Promise<ReplayReach> {
  authorize(viewer, "settings:read");
  const { rows } = await services.pool.query<ReplayReach>(
    `select count(*) filter (where body is not null)::int as deliveries,
            count(*) filter (where body is null)::int as forgotten
       from webhook_delivery
      where organization_id = $1 and received_at >= $2 and received_at < $3 and ($4::uuid is null or source_id = $4)`,
    [viewer.organizationId, from, to, sourceId ?? null],
  );
  return rows[0] ?? { deliveries: 0, forgotten: 0 };
}
