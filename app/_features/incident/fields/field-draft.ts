import type { CustomField, FieldValue } from "@/server/field/contract";
import { type CheckedValue, checkValue } from "@/server/field/rules/check-value";

/** A value as it stands in a form: a list of what is chosen together, a text for everything else. */
export type FieldDraft = string | string[];

const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

export function draftOf(kind: CustomField["kind"], value: FieldValue | null): FieldDraft {
  if (kind === "multi_select") return Array.isArray(value) ? value : [];
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === null ? "" : String(value);
}

function sentOf(kind: CustomField["kind"], draft: FieldDraft): unknown {
  if (Array.isArray(draft)) return draft;
  const text = draft.trim();
  if (text === "") return null;
  if (kind === "number") return Number(GROUPED.test(text) ? text.replaceAll(",", "") : text);
  return kind === "yes_no" ? text === "yes" : draft;
}

/** What a form would set a field to, or what is wrong with it. */
export function readDraft(
  field: Pick<CustomField, "kind" | "options"> & { value: FieldValue | null },
  draft: FieldDraft,
): CheckedValue {
  return checkValue(field, sentOf(field.kind, draft), field.value);
}
