import { SAMPLE_MAX_CHARACTERS } from "@/server/intake/contract";
import type { DeliveryBody } from "@/server/intake/contract/delivery";
import { authorize } from "@/server/platform/access";
import type { SignedIn } from "@/server/platform/context";
import { AppError } from "@/server/platform/errors";

/** What a call brought, as a sample for a mapping. @throws AppError FORBIDDEN, NOT_FOUND */
export async function readDeliveryBody({ viewer, services }: SignedIn, id: string): Promise<DeliveryBody> {
  authorize(viewer, "settings:read");
  const { rows } = await services.pool.query<{ body: Buffer | null; bytes: number }>(
    `select bytes, case when bytes <= $3 then body end as body from webhook_delivery where organization_id = $1 and id = $2`,
    [viewer.organizationId, id, SAMPLE_MAX_CHARACTERS],
  );
  const [row] = rows;
  if (!row) throw new AppError("NOT_FOUND");
  return { text: row.body?.toString("utf8") ?? null, bytes: row.bytes };
}
