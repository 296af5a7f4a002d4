import type { IncidentStatus } from "@/server/incident/contract";
import { fieldsOfIncident } from "@/server/incident/fields-of-incident";
import { missingFields } from "@/server/incident/rules/missing-fields";
import { AppError } from "@/server/platform/errors";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";

/** @throws AppError FIELDS_MISSING with the names of the `fields` that must be filled before the incident gets a status */
export async function requireFields(
  tx: Prisma.TransactionClient,
  incident: Pick<Incident, "id" | "organizationId" | "typeId" | "status">,
  to: IncidentStatus,
): Promise<void> {
  const missing = missingFields(to, { status: incident.status, fields: await fieldsOfIncident(tx, incident) });
  if (missing.length > 0) throw new AppError("FIELDS_MISSING", undefined, { fields: missing.map(({ name }) => name) });
}
