import { z } from "zod";
import { type Severity, severitySchema, SUMMARY_MAX, type Visibility } from "@/server/incident/contract";
import { TASK_TITLE_MAX } from "@/server/task/contract";

export const TYPES_MAX = 50;
export const TYPE_NAME_MAX = 60;
export const TYPE_DESCRIPTION_MAX = 300;
export const TYPE_TASKS_MAX = 20;

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), { message: "not text" });
/** Of one line, and nothing that cannot be seen. */
const line = (max: number) =>
  text(max).refine((value) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value), { message: "not text" });

/** What is to be done first in every incident of a type. */
export const typeTask = z.strictObject({ id: z.uuid(), title: text(TASK_TITLE_MAX).min(1) });
export type TypeTask = z.infer<typeof typeTask>;

/** A kind of incident, and what one of it begins with; null is left to whoever declares. */
export const typeFacts = z.strictObject({
  name: line(TYPE_NAME_MAX).min(1),
  description: text(TYPE_DESCRIPTION_MAX).default(""),
  severity: severitySchema.nullable().default(null),
  visibility: z.literal("private").nullable().default(null),
  teamId: z.uuid().nullable().default(null),
  /** Markdown. */
  summary: text(SUMMARY_MAX).default(""),
  tasks: z
    .array(typeTask)
    .max(TYPE_TASKS_MAX)
    .refine((tasks) => new Set(tasks.map(({ id }) => id.toLowerCase())).size === tasks.length, { message: "twice" })
    .default([]),
});
export type TypeFacts = z.infer<typeof typeFacts>;

/** `version` is the one that the sender saw: a change in between is refused, never overwritten. */
const seen = { id: z.uuid(), version: z.number().int().min(1) };

export const createTypeInput = typeFacts.extend({
  /** Made by the sender: the same one is made once. */
  id: z.uuid().optional(),
});
export type CreateTypeInput = z.infer<typeof createTypeInput>;
export const updateTypeInput = typeFacts.extend(seen);
export type UpdateTypeInput = z.infer<typeof updateTypeInput>;
export const seenTypeInput = z.strictObject(seen);
const typeIds = z.array(z.uuid()).max(TYPES_MAX);
/** All types that are offered in their new order, and in the one that the sender saw. */
export const orderTypesInput = z.strictObject({ ids: typeIds, seen: typeIds });

export interface IncidentType {
  id: string;
  name: string;
  description: string;
  severity: Severity | null;
  visibility: Extract<Visibility, "private"> | null;
  team: { id: string; name: string } | null;
  summary: string;
  tasks: TypeTask[];
  /** ISO 8601 in UTC; since then it is no longer offered. */
  archivedAt: string | null;
  version: number;
}
