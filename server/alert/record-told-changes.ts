import { recordChanges } from "@/server/change/record-changes";
import type { ReportedChange } from "@/server/intake/contract/reported";
import type { ReadDelivery } from "@/server/intake/read-deliveries";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Records what deliveries tell of changes, source by source. */
export async function recordToldChanges(
  tx: Prisma.TransactionClient,
  organizationId: string,
  deliveries: readonly ReadDelivery[],
): Promise<void> {
  const bySource = new Map<string, { sourceName: string; changes: ReportedChange[] }>();
  for (const { source, report } of deliveries) {
    const told = bySource.get(source.id) ?? { sourceName: source.name, changes: [] };
    told.changes.push(...report.changes);
    bySource.set(source.id, told);
  }
  for (const [source, { sourceName, changes }] of bySource)
    await recordChanges(tx, { organizationId, source, sourceName, changes });
}
