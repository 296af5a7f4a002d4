import { draftOf, type FieldDraft, readDraft } from "@/app/_features/incident/fields/field-draft";
import type { Draft } from "@/app/_features/incident/declare/draft";
import type { CustomField, SentFields } from "@/server/field/contract";
import { appliesTo } from "@/server/field/rules/applies-to";
import type { ValueProblem } from "@/server/field/rules/check-value";

export type FieldDrafts = Readonly<Record<string, FieldDraft>>;
export type FieldProblems = Readonly<Record<string, ValueProblem | "missing">>;
type Declared = Pick<Draft, "mode" | "isClosed" | "typeId">;

/** Whether what is declared is over already, so far that the field must be filled. */
function isNeeded({ required }: CustomField, { mode, isClosed }: Declared): boolean {
  return mode === "retrospective" && (required === "resolve" || (required === "close" && isClosed));
}

/** What is asked for when an incident is declared, and of one that is over also what it must have by then. */
export function askedFields(fields: readonly CustomField[], declared: Declared): CustomField[] {
  return fields.filter((field) => appliesTo(field, declared.typeId) && (field.isAsked || isNeeded(field, declared)));
}

const readOf = (field: CustomField, drafts: FieldDrafts) =>
  readDraft({ ...field, value: null }, drafts[field.id] ?? draftOf(field.kind, null));

/** What is wrong with the fields, by their ids; empty when it can be declared. */
export function fieldProblems(asked: readonly CustomField[], drafts: FieldDrafts, declared: Declared): FieldProblems {
  return Object.fromEntries(
    asked.flatMap((field): [string, ValueProblem | "missing"][] => {
      const read = readOf(field, drafts);
      if ("problem" in read) return [[field.id, read.problem]];
      return read.value === null && isNeeded(field, declared) ? [[field.id, "missing"]] : [];
    }),
  );
}

/** The fields as they are sent; those that are empty are left out. */
export function filledFields(asked: readonly CustomField[], drafts: FieldDrafts): SentFields {
  return asked.flatMap((field) => {
    const read = readOf(field, drafts);
    return "problem" in read || read.value === null ? [] : [{ id: field.id, value: read.value }];
  });
}
