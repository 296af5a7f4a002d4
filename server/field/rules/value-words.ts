import type { CustomField, FieldValue } from "@/server/field/contract";

/**
 * A value in words that every reader has alike: labels of options, the name of a person, `yes` and `no` for who words
 * them in a language. Null for nothing.
 * @param personName of the person that it names
 */
export function valueWords(
  { options }: Pick<CustomField, "options">,
  value: FieldValue | null,
  personName: string | null = null,
): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  const label = (id: string) => options.find((option) => option.id === id)?.label;
  if (Array.isArray(value)) return value.map((id) => label(id) ?? id).join(", ");
  return personName ?? label(value) ?? value;
}
