import { checklistOf } from "@/server/incident/checklist-settings";
import type { CheckState } from "@/server/incident/contract/checklist";
import { checkStates } from "@/server/incident/rules/check-states";
import type { Prisma } from "@/server/platform/prisma-client/client";

type Reader = Pick<Prisma.TransactionClient, "organizationSetting" | "incidentCheck">;

/** What is to be done before an incident is resolved, and what of it is. */
export async function checksOfIncident(
  db: Reader,
  { id: incidentId, organizationId }: { id: string; organizationId: string },
): Promise<CheckState[]> {
  const [{ items }, done] = await Promise.all([
    checklistOf(db, organizationId),
    db.incidentCheck.findMany({ where: { incidentId }, select: { itemId: true, doneAt: true, doneBy: true } }),
  ]);
  return checkStates(items, done);
}
