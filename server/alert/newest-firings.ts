import { FIRING_COLUMNS, FIRING_TABLES, type FullFiring } from "@/server/alert/firing-rows";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** The newest firing of each alert, the oldest first; those of another organization are not found. */
export function newestFirings(
  tx: Prisma.TransactionClient,
  organizationId: string,
  alertIds: readonly string[],
): Promise<FullFiring[]> {
  return tx.$queryRawUnsafe<FullFiring[]>(
    `select ${FIRING_COLUMNS} from ${FIRING_TABLES}
      where a.organization_id = $1::uuid and a.id = any ($2::uuid[]) and f.starts_at = a.starts_at
      order by f.starts_at, f.id`,
    organizationId,
    alertIds,
  );
}
