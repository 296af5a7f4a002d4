import { checklistOf } from "@/server/incident/checklist-settings";
import { checksOfIncident } from "@/server/incident/checks-of-incident";
import type { Prisma } from "@/server/platform/prisma-client/client";

/** What alerts may not pass over: the open items of an incident, where the checklist holds alerts back. */
export async function heldByChecklist(
  tx: Prisma.TransactionClient,
  incident: { id: string; organizationId: string },
): Promise<string[]> {
  const { holdsAlerts } = await checklistOf(tx, incident.organizationId);
  if (!holdsAlerts) return [];
  return (await checksOfIncident(tx, incident)).flatMap(({ text, done }) => (done ? [] : [text]));
}
