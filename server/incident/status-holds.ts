import { checklistOf } from "@/server/incident/checklist-settings";
import type { IncidentStatus } from "@/server/incident/contract";
import type { StatusHold } from "@/server/incident/contract/status-hold";
import { fieldsOfIncident } from "@/server/incident/fields-of-incident";
import { canReopen } from "@/server/incident/rules";
import { endsWork } from "@/server/incident/rules/ends-work";
import { missingFields } from "@/server/incident/rules/missing-fields";
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

async function emptyFields(
  tx: Prisma.TransactionClient,
  incident: Incident,
  to: IncidentStatus,
): Promise<StatusHold[]> {
  const { status } = incident;
  // Nearly every step needs none: their values are not read for it.
  if (!canReopen(to)) return [];
  const missing = missingFields(to, { status, fields: await fieldsOfIncident(tx, incident) });
  if (missing.length === 0) return [];
  return [{ code: "FIELDS_MISSING", details: { fields: missing.map(({ name }) => name) }, isPassable: false }];
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
  // What goes away by itself before anybody took it was no work.
  if (by === "alert" && incident.status === "triage") return [];
  const open = endsWork(incident.status, to) ? await openChecklist(tx, incident, by) : [];
  return [...open, ...(await emptyFields(tx, incident, to))];
}
