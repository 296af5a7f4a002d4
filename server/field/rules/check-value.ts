import { z } from "zod";
import {
  type CustomField,
  FIELD_LINK_MAX,
  FIELD_TEXT_MAX,
  type FieldKind,
  type FieldOption,
  type FieldValue,
} from "@/server/field/contract";

/** Why a value cannot be: of another kind, too long, no text, number, date or link, or an option that is not there. */
export type ValueProblem =
  | "kind"
  | "tooLong"
  | "notText"
  | "notNumber"
  | "notDate"
  | "notLink"
  | "unknown"
  | "archived";
export type CheckedValue = { value: FieldValue | null } | { problem: ValueProblem };

const NOT_TEXT = /[^\P{Cc}\n]|\p{Zl}|\p{Zp}/u;
const text = z
  .string("kind")
  .transform((value) => value.replaceAll(/\r\n?/g, "\n").replaceAll("\t", " ").trim())
  .pipe(
    z
      .string()
      .max(FIELD_TEXT_MAX, "tooLong")
      .refine((value) => !NOT_TEXT.test(value) && value.isWellFormed(), "notText"),
  );

/** An address of the web; never one that runs something. */
function isLink(value: string): boolean {
  return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) && value.isWellFormed() && URL.canParse(value);
}
const link = z
  .string("kind")
  .trim()
  .max(FIELD_LINK_MAX, "tooLong")
  .refine((value) => value === "" || isLink(value), "notLink");

/** A text in the one form that its kind has, or nothing. */
const blankOr = (form: z.ZodType<string>, problem: ValueProblem) =>
  z
    .string("kind")
    .trim()
    .toLowerCase()
    .refine((value) => value === "" || form.safeParse(value).success, problem);

const SCHEMAS: Record<FieldKind, z.ZodType<FieldValue>> = {
  text,
  // Minus nothing is nothing: it would not read back.
  number: z
    .number({ error: (issue) => (typeof issue.input === "number" ? "notNumber" : "kind") })
    .transform((value) => value + 0),
  select: z.string("kind").toLowerCase(),
  multi_select: z.array(z.string("kind").toLowerCase(), "kind").transform((ids) => [...new Set(ids)]),
  date: blankOr(z.iso.date(), "notDate"),
  link,
  person: blankOr(z.uuid(), "unknown"),
  yes_no: z.boolean("kind"),
};

const isEmpty = (value: FieldValue) => value === "" || (Array.isArray(value) && value.length === 0);

/** What keeps ids of options from being chosen; one that was chosen already may stay though it is archived. */
function optionProblem(
  ids: readonly string[],
  options: readonly FieldOption[],
  present: FieldValue | null,
): ValueProblem | null {
  const chosen = new Set(Array.isArray(present) ? present : [present]);
  for (const id of ids) {
    const option = options.find((each) => each.id === id);
    if (!option) return "unknown";
    if (option.isArchived && !chosen.has(id)) return "archived";
  }
  return null;
}

/**
 * What a field would be set to, in the one form in which its kind is kept; null where that is nothing. Whether a person
 * belongs to the organization is for who asks.
 * @param present what it is set to now
 */
export function checkValue(
  { kind, options }: Pick<CustomField, "kind" | "options">,
  sent: unknown,
  present: FieldValue | null,
): CheckedValue {
  if (sent === null) return { value: null };
  const parsed = SCHEMAS[kind].safeParse(sent);
  if (!parsed.success) return { problem: parsed.error.issues[0]?.message as ValueProblem };
  const value = parsed.data;
  if (isEmpty(value)) return { value: null };
  if (kind !== "select" && kind !== "multi_select") return { value };
  const ids = Array.isArray(value) ? value : [String(value)];
  const problem = optionProblem(ids, options, present);
  if (problem) return { problem };
  if (kind === "select") return { value };
  return { value: options.flatMap(({ id }) => (ids.includes(id) ? [id] : [])) };
}
