import { resumeByItself } from "@/server/incident/resume-by-itself";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** Goes on with what rests of these incidents, for something new fires in them; in the caller's transaction. */
export async function resumeForAlerts(
  tx: Prisma.TransactionClient,
  incidentIds: readonly string[],
  now: Date,
): Promise<void> {
  if (incidentIds.length === 0) return;
  const resting = await tx.incident.findMany({
    where: { id: { in: [...incidentIds] }, pausedAt: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of resting) await resumeByItself(tx, id, { by: "alert", now });
}
