import type { PinnedPanel } from "@/server/incident/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** The pinned panels of an incident, in order. */
export async function pinnedPanels(tx: Prisma.TransactionClient, incidentId: string): Promise<PinnedPanel[]> {
  const rows = await tx.incidentPanel.findMany({
    where: { incidentId },
    select: { id: true, dashboardUid: true, panelId: true, title: true, variables: true, width: true, height: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, variables: row.variables as PinnedPanel["variables"] }));
}
