import { z } from "zod";
import { type CustomField, type FieldValue, sentValue } from "@/server/field/contract";

export const setFieldInput = z.strictObject({
  number: z.number().int().min(1).max(2_147_483_647),
  idempotencyKey: z.uuid(),
  fieldId: z.uuid().toLowerCase(),
  /** Null empties it. */
  value: sentValue,
  /** What the sender saw in it: a change in between is refused, never overwritten. */
  seen: sentValue,
});

/** A field as it stands in an incident. */
export interface FieldState extends Pick<CustomField, "id" | "name" | "description" | "kind" | "options" | "required"> {
  value: FieldValue | null;
  /** Whom it names, of kind `person`. */
  person: { id: string; name: string } | null;
  /** False of one that is archived, or of another type of incidents: it is shown for its value, and can only be emptied. */
  isOurs: boolean;
}
