import { z } from "zod";

export const FIELD_KINDS = ["text", "number", "select", "multi_select", "date", "link", "person", "yes_no"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];
/** Before which statuses a field must be filled: those that end the work, or the one that ends everything. */
export const REQUIRED_FOR = ["never", "resolve", "close"] as const;
export type RequiredFor = (typeof REQUIRED_FOR)[number];

/** Most fields that an organization has at a time; those archived are counted apart. */
export const FIELDS_MAX = 50;
export const OPTIONS_MAX = 100;
export const FIELD_NAME_MAX = 80;
export const FIELD_DESCRIPTION_MAX = 300;
export const OPTION_LABEL_MAX = 80;
const TYPES_MAX = 100;

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((text) => !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text) && text.isWellFormed(), { message: "not text" });
const isUnlike = (texts: readonly string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length;

/** What can be chosen. Values name it by its id, so that its label may change. */
export const fieldOption = z.strictObject({
  id: z.uuid().toLowerCase(),
  label: line(OPTION_LABEL_MAX).min(1),
  /** Kept for where it was chosen; not to be chosen any more. */
  isArchived: z.boolean().default(false),
});
export type FieldOption = z.infer<typeof fieldOption>;
export const fieldOptions = z
  .array(fieldOption)
  .max(OPTIONS_MAX)
  .refine((options) => isUnlike(options.map(({ id }) => id)), { message: "twice" })
  .refine((options) => isUnlike(options.filter((each) => !each.isArchived).map(({ label }) => label)), {
    message: "alike",
  });

const settings = {
  name: line(FIELD_NAME_MAX).min(1),
  description: line(FIELD_DESCRIPTION_MAX).default(""),
  /** Of kinds that are chosen from; in the order in which they are shown. */
  options: fieldOptions.default([]),
  required: z.enum(REQUIRED_FOR).default("never"),
  /** Whether it is asked for when an incident is declared. */
  isAsked: z.boolean().default(false),
  /** The incident types that have it; all where none is named. */
  typeIds: z.array(z.uuid().toLowerCase()).max(TYPES_MAX).default([]),
};

/** `kind` stays what it was made as, so that values fit. */
export const addFieldInput = z.strictObject({ kind: z.enum(FIELD_KINDS), ...settings });
/** `version` is the one that the sender saw. */
const seen = { id: z.uuid(), version: z.number().int().min(1) };
export const changeFieldInput = z.strictObject({ ...seen, ...settings });
export const archiveFieldInput = z.strictObject({ ...seen, isArchived: z.boolean() });
/** All fields that are not archived, in their new order. */
export const orderFieldsInput = z.strictObject({ ids: z.array(z.uuid().toLowerCase()).max(FIELDS_MAX) });

/** A field as an organization defines it. */
export interface CustomField {
  id: string;
  name: string;
  description: string;
  kind: FieldKind;
  options: FieldOption[];
  required: RequiredFor;
  isAsked: boolean;
  typeIds: string[];
  isArchived: boolean;
  version: number;
}

/**
 * What a field is set to, by its kind: text and link as written; a number; of `select` the id of an option, of
 * `multi_select` ids in the order of the options, never none; a date as `2026-11-23`; the id of a person; yes as true.
 */
export type FieldValue = string | number | boolean | string[];

export const FIELD_TEXT_MAX = 2_000;
export const FIELD_LINK_MAX = 2_000;
/** A value as it is sent, before its kind is known. Null empties the field. */
export const sentValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(100)).max(OPTIONS_MAX),
  z.null(),
]);
export const sentFields = z
  .array(z.strictObject({ id: z.uuid().toLowerCase(), value: sentValue }))
  .max(FIELDS_MAX)
  .refine((fields) => new Set(fields.map(({ id }) => id)).size === fields.length, { message: "twice" });
export type SentFields = z.infer<typeof sentFields>;
