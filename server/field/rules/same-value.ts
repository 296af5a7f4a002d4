import type { FieldValue } from "@/server/field/contract";

/** Whether two values are the same; both as `checkValue` gives them. */
export function sameValue(one: FieldValue | null, other: FieldValue | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
