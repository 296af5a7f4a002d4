import { type CustomField, FIELD_KINDS, fieldOptions, REQUIRED_FOR } from "@/server/field/contract";
import type { CustomField as Row } from "@/server/platform/prisma-client/client";

/** A stored field; options of another build that do not fit are none. */
export function toField(row: Row): CustomField {
  const { id, name, description, typeIds, version } = row;
  return {
    id,
    name,
    description,
    kind: FIELD_KINDS.find((kind) => kind === row.kind) ?? "text",
    options: fieldOptions.catch([]).parse(row.options),
    required: REQUIRED_FOR.find((required) => required === row.required) ?? "never",
    isAsked: row.isAsked,
    typeIds,
    isArchived: row.archivedAt !== null,
    version,
  };
}
