import { fieldsOf } from "@/server/field/fields-of";
import type { FieldState } from "@/server/incident/contract/fields";
import { peopleInFields } from "@/server/incident/people-in-fields";
import { fieldStates } from "@/server/incident/rules/field-states";
import type { Incident, Prisma } from "@/server/platform/prisma-client/client";

type Reader = Pick<Prisma.TransactionClient, "customField" | "incidentFieldValue" | "user">;
type Asked = Pick<Incident, "id" | "organizationId" | "typeId">;

/** The fields of an incident with their values, in the organization's order. */
export async function fieldsOfIncident(
  db: Reader,
  { id: incidentId, organizationId, typeId }: Asked,
): Promise<FieldState[]> {
  const [definitions, values] = await Promise.all([
    fieldsOf(db, organizationId),
    db.incidentFieldValue.findMany({ where: { incidentId }, select: { fieldId: true, value: true } }),
  ]);
  return fieldStates(definitions, values, await peopleInFields(db, organizationId, definitions, values), typeId);
}
