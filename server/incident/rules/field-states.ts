import type { CustomField, FieldValue } from "@/server/field/contract";
import { appliesTo } from "@/server/field/rules/applies-to";
import type { FieldState } from "@/server/incident/contract/fields";

/** The fields of an incident: those that it shall have, and those in which something stands anyway. */
export function fieldStates(
  definitions: readonly CustomField[],
  values: readonly { fieldId: string; value: unknown }[],
  people: ReadonlyMap<string, string>,
  typeId: string | null,
): FieldState[] {
  const stored = new Map(values.map(({ fieldId, value }) => [fieldId, value as FieldValue]));
  return definitions.flatMap((definition) => {
    const { id, name, description, kind, options, required } = definition;
    const value = stored.get(id) ?? null;
    const isOurs = appliesTo(definition, typeId);
    if (!isOurs && value === null) return [];
    const whom = kind === "person" && typeof value === "string" ? value : null;
    const person = whom === null ? null : { id: whom, name: people.get(whom) ?? "" };
    return [{ id, name, description, kind, options, required, value, person, isOurs }];
  });
}
