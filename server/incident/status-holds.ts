import { checklistOf } from "@/server/incident/checklist-settings";
import type { IncidentStatus } from "@/server/incident/contract";
import type { StatusHold } from "@/server/incident/contract/status-hold";
import { endsWork } from "@/server/incident/rules/ends-work";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";

interface Step {
  to: IncidentStatus;
  by: "person" | "alert";
}

async function openChecklist(tx: Prisma.TransactionClient, incident: Incident, by: Step["by"]): Promise<StatusHold[]> {
  if (by === "alert" && !(await checklistOf(tx, incident.organizationId)).holdsAlerts) return [];
  const open = await tx.incidentCheck.findMany({
    where: { incidentId: incident.id, doneAt: null },
    orderBy: { position: "asc" },
    select: { text: true },
  });
  if (open.length === 0) return [];
  return [{ code: "CHECKLIST_OPEN", details: { open: open.map(({ text }) => text) }, isPassable: true }];
}

/**
 * All that is open before an incident may come to a status to which the rules have a step; nothing where it may. The
 * caller's transaction holds the incident's row, so that nothing opens or closes meanwhile.
 */
export async function statusHolds(
  tx: Prisma.TransactionClient,
  incident: Incident,
  { to, by }: Step,
): Promise<StatusHold[]> {
  if (!endsWork(incident.status, to)) return [];
  // What goes away by itself before anybody took it was no work.
  if (by === "alert" && incident.status === "triage") return [];
  return openChecklist(tx, incident, by);
}
