import type { CustomField } from "@/server/field/contract";

/** Whether incidents of this type have the field; null: of no type. */
export function appliesTo({ isArchived, typeIds }: Pick<CustomField, "isArchived" | "typeIds">, typeId: string | null) {
  return !isArchived && (typeIds.length === 0 || (typeId !== null && typeIds.includes(typeId)));
}
