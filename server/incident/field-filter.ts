import type { CustomField } from "@/server/field/contract";
import type { ListInput } from "@/server/incident/contract";
import type { Prisma } from "@/server/platform/prisma-client/client";

function isSetTo({ id, kind }: CustomField, value: string): Prisma.IncidentFieldValueWhereInput[] {
  switch (kind) {
    case "select":
    case "person":
      return [{ fieldId: id, value: { equals: value } }];
    case "multi_select":
      return [{ fieldId: id, value: { array_contains: [value] } }];
    case "yes_no":
      return value === "yes" || value === "no" ? [{ fieldId: id, value: { equals: value === "yes" } }] : [];
    default:
      return [];
  }
}

/** Incidents in which each of these fields has one of the wanted values; a field that is none any more has none. */
export function fieldFilter(
  wanted: ListInput["fields"],
  definitions: readonly CustomField[],
): Prisma.IncidentWhereInput[] {
  return wanted.map(({ id, values }) => {
    const field = definitions.find((each) => each.id === id);
    return { fieldValues: { some: { OR: field ? values.flatMap((value) => isSetTo(field, value)) : [] } } };
  });
}
